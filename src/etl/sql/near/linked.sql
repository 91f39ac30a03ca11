-- Documents whose source chain may be another one now: those touched, and all that they may be linked to.
CREATE OR REPLACE TEMP TABLE linked AS
WITH telling AS (
    -- that tell a fact of theirs, of those that say who copied whom
    SELECT DISTINCT c.document_id, f.*
    FROM near_counts AS c JOIN near_facts AS f ON f.measure = c.measure
        AND f.place IS NOT DISTINCT FROM c.place
        AND f.origin IS NOT DISTINCT FROM c.origin
        AND f.value = c.value
    WHERE c.stays AND c.fact
)
SELECT document_id FROM touched
UNION
-- the same list, nearly
SELECT document_id FROM telling WHERE after <= $most_tellers GROUP BY ALL HAVING count(*) >= $least_shared
UNION
-- a fact that has become common, or is so no more
SELECT document_id FROM telling WHERE (before <= $most_tellers) <> (after <= $most_tellers)
UNION
-- a source in common, for something that both count
SELECT theirs.document_id
FROM near_counts AS theirs
JOIN (SELECT document_id, unnest(named) AS name FROM writer.marks) AS their ON their.document_id = theirs.document_id
JOIN (SELECT document_id, unnest(named) AS name FROM noted_marks) AS my ON my.name = their.name
JOIN near_counts AS mine ON mine.document_id = my.document_id
    AND mine.measure = theirs.measure
    AND mine.place IS NOT DISTINCT FROM theirs.place
    AND mine.origin IS NOT DISTINCT FROM theirs.origin
WHERE theirs.stays AND NOT mine.before
UNION
-- nearly the same words
SELECT document_id FROM kin
