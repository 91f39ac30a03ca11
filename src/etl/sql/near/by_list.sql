-- Exact counts of lists that several documents of a chain give, chain by chain and list by list.
WITH listed AS (
    SELECT * FROM retold
    WHERE again AND chained > 1 AND qualifier = 'exact' AND {by} IS NOT NULL
), several AS (
    SELECT chain, measure, {fixed} AS fixed, as_of
    FROM listed GROUP BY ALL HAVING min(n) < max(n)
)
SELECT l.* EXCLUDE (n, again, chained, copied)
FROM listed AS l JOIN several AS s ON s.chain = l.chain
    AND s.measure = l.measure
    AND s.fixed IS NOT DISTINCT FROM l.{fixed}
    AND s.as_of = l.as_of
ORDER BY l.chain, l.measure, l.{fixed}, l.as_of, l.start, l.count_id
