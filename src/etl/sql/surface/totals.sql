-- Breakdowns that can be summed: for each check_id, SUM(value) over its part and residual rows is
-- the stated total. The total's own row has no value, so that nothing is counted twice; it stands in
-- stated_total. One total may be broken down by several checks: group by check_id.
-- column document: Path of the document that states it.
-- column fixed_name: Name of the other dimension's code.
-- column role: part, total, or residual: what the listed parts leave of the total.
-- column place_name: Name of the place.
-- column origin_name: Name of the origin.
-- column value: People of a part or residual; empty for the total, whose parts are here already.
-- column stated_total: People of the total as stated; empty for parts and residual.
-- column verdict: How the sum check came out.
-- example: SELECT role, place_name, value, stated_total FROM totals ORDER BY check_id, value DESC
CREATE VIEW totals AS
WITH sums AS (
    SELECT
        check_id, document_id, measure, "by", fixed, fixed_name, as_of, verdict, total, total_id,
        list_filter(count_ids, lambda id: id <> coalesce(total_id, count_ids[1])) AS part_ids
    FROM checks
    WHERE kind = 'sum' AND verdict IN ('equal', 'partial', 'short', 'over')
), parts AS (
    SELECT sums.*, counts.count_id, counts.place, counts.place_name, counts.origin,
           counts.origin_name, counts.value, counts.obs_status
    FROM (SELECT * EXCLUDE part_ids, unnest(part_ids) AS count_id FROM sums) AS sums
    JOIN counts USING (count_id)
), residuals AS (
    SELECT sums.*, total - coalesce(listed.people, 0) AS people
    FROM sums LEFT JOIN (
        SELECT check_id, sum(value)::BIGINT AS people FROM parts GROUP BY check_id
    ) AS listed USING (check_id)
), told AS (
    SELECT check_id, document_id, measure, "by", fixed, fixed_name, as_of, verdict, 'total' AS role,
           counts.place, counts.place_name, counts.origin, counts.origin_name,
           CAST(NULL AS BIGINT) AS value, total AS stated_total, counts.obs_status,
           counts.count_id
    FROM sums LEFT JOIN (
        SELECT count_id, place, place_name, origin, origin_name, obs_status FROM counts
    ) AS counts ON counts.count_id = total_id
    UNION ALL
    SELECT check_id, document_id, measure, "by", fixed, fixed_name, as_of, verdict, 'part',
           place, place_name, origin, origin_name, value, NULL, obs_status, count_id
    FROM parts
    UNION ALL
    SELECT check_id, document_id, measure, "by", fixed, fixed_name, as_of, verdict, 'residual',
           NULL, NULL, NULL, NULL, people, NULL, 'I', NULL
    FROM residuals WHERE people <> 0
)
SELECT told.*, named.document
FROM told LEFT JOIN (SELECT document_id, document FROM documents) AS named USING (document_id)
