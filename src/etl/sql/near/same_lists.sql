-- Pairs of documents whose lists of numbers are nearly the same.
WITH facts AS MATERIALIZED (
    SELECT DISTINCT d.n, d.again, c.measure, c.place, c.origin, c.value
    FROM again_counts AS c JOIN near_documents AS d USING (document_id)
    WHERE c.after AND c.qualifier = 'exact'
), sizes AS (
    SELECT n, count(*) AS facts FROM facts GROUP BY n
), telling AS (
    SELECT row_number() OVER () AS fact, measure, place, origin, value
    FROM facts GROUP BY measure, place, origin, value
    HAVING count(*) BETWEEN 2 AND $most_tellers
), told AS MATERIALIZED (
    SELECT f.n, t.fact FROM facts AS f JOIN telling AS t ON t.measure = f.measure
        AND t.place IS NOT DISTINCT FROM f.place
        AND t.origin IS NOT DISTINCT FROM f.origin
        AND t.value = f.value
    WHERE f.again
), pairs AS (
    SELECT a.n AS one, b.n AS two, count(*) AS shared
    FROM told AS a JOIN told AS b ON b.fact = a.fact AND b.n > a.n
    GROUP BY ALL
    HAVING count(*) >= $least_shared
)
SELECT one, two FROM pairs
JOIN sizes AS a ON a.n = one
JOIN sizes AS b ON b.n = two
WHERE shared >= $share_shared * least(a.facts, b.facts)
