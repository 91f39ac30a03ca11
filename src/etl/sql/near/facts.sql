-- What touched documents told or tell, all who told or tell any of it, and how many tell each fact and will.
CREATE OR REPLACE TEMP TABLE near_cells AS
SELECT measure, place, origin FROM history.counts
WHERE to_snapshot = {open} AND document_id IN (SELECT document_id FROM touched)
UNION
SELECT measure, place, origin FROM staged_counts;
CREATE OR REPLACE TEMP TABLE near_counts AS
SELECT
    c.document_id, c.measure, c.place, c.origin, c.value,
    c.qualifier = 'exact' AND c.segment IS NULL AS fact,
    c.before,
    c.before AND c.document_id NOT IN (SELECT document_id FROM touched) AS stays
FROM counts_near AS c
WHERE (c.measure, coalesce(c.place, ''), coalesce(c.origin, '')) IN (
    SELECT measure, coalesce(place, ''), coalesce(origin, '') FROM near_cells
);
CREATE OR REPLACE TEMP TABLE near_facts AS
SELECT
    measure, place, origin, value,
    count(DISTINCT document_id) FILTER (before) AS before,
    count(DISTINCT document_id) FILTER (stays OR NOT before) AS after
FROM near_counts
WHERE fact
GROUP BY ALL
HAVING bool_or(NOT stays)
