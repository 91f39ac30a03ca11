-- The facts that touched documents told or tell, and by how many documents each is and will be told.
CREATE OR REPLACE TEMP TABLE near_facts AS
WITH told AS (
    SELECT DISTINCT measure, place, origin, value
    FROM (
        SELECT * FROM counts_before WHERE document_id IN (SELECT document_id FROM touched)
        UNION ALL FROM counts_staged
    )
    WHERE qualifier = 'exact' AND segment IS NULL
), tellers AS (
    SELECT
        told.*,
        count(DISTINCT document_id) FILTER (era = 'before') AS before,
        count(DISTINCT document_id) FILTER (era = 'after') AS after
    FROM told LEFT JOIN (
        SELECT *, 'before' AS era FROM counts_before UNION ALL SELECT *, 'after' FROM counts_after
    ) AS c ON told.measure = c.measure
        AND told.place IS NOT DISTINCT FROM c.place
        AND told.origin IS NOT DISTINCT FROM c.origin
        AND told.value = c.value
        AND c.qualifier = 'exact'
        AND c.segment IS NULL
    GROUP BY ALL
)
FROM tellers
