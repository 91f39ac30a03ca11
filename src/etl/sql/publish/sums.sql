-- Breakdowns whose part and residual rows do not sum to the stated total, and their totals.
SELECT check_id, CAST(sum(value) AS BIGINT), CAST(sum(stated_total) AS BIGINT)
FROM totals GROUP BY check_id
HAVING sum(value) IS DISTINCT FROM sum(stated_total)
ORDER BY check_id
