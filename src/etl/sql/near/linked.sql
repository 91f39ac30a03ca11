-- Documents whose source chain may be another one now: those touched, and all that they may be linked to.
CREATE OR REPLACE TEMP TABLE linked AS
WITH telling AS (
    -- that tell a fact of theirs, of those that say who copied whom
    SELECT DISTINCT c.document_id, f.*
    FROM counts_staying AS c JOIN near_facts AS f ON f.measure = c.measure
        AND f.place IS NOT DISTINCT FROM c.place
        AND f.origin IS NOT DISTINCT FROM c.origin
        AND f.value = c.value
    WHERE c.qualifier = 'exact' AND c.segment IS NULL
)
SELECT document_id FROM touched
UNION
-- the same list, nearly
SELECT document_id FROM telling WHERE after <= $most_shared GROUP BY ALL HAVING count(*) >= $least_shared
UNION
-- a fact that has become common, or is so no more
SELECT document_id FROM telling WHERE (before <= $most_shared) <> (after <= $most_shared)
UNION
-- a source in common, for something that both count
SELECT DISTINCT c.document_id
FROM counts_staying AS c
JOIN writer.tie_names AS theirs ON theirs.document_id = c.document_id
JOIN marked_names AS mine ON mine.name = theirs.name
JOIN counts_staged AS s ON s.document_id = mine.document_id
    AND s.measure = c.measure
    AND s.place IS NOT DISTINCT FROM c.place
    AND s.origin IS NOT DISTINCT FROM c.origin
UNION
-- the same words, perhaps
SELECT theirs.document_id
FROM writer.tie_bands AS theirs SEMI JOIN marked_bands AS mine ON mine.band = theirs.band
