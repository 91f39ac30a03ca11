-- Pairs of documents whose lists of numbers are nearly the same.
WITH facts AS (
    SELECT DISTINCT d.n, d.again, c.measure, c.place, c.origin, c.value
    FROM again_counts AS c JOIN near_documents AS d USING (document_id)
    WHERE c.after AND c.qualifier = 'exact'
), sizes AS (
    SELECT n, count(*) AS facts FROM facts GROUP BY n
), tellers AS (
    SELECT list(n ORDER BY n) FILTER (again) AS who FROM facts
    GROUP BY measure, place, origin, value
    HAVING count(*) BETWEEN 2 AND $most_tellers
), pairs AS (
    SELECT one, two, count(*) AS shared
    FROM (
        SELECT one, unnest(who) AS two
        FROM (SELECT unnest(who) AS one, who FROM tellers)
    )
    WHERE one < two
    GROUP BY ALL
    HAVING count(*) >= $least_shared
)
SELECT one, two FROM pairs
JOIN sizes AS a ON a.n = one
JOIN sizes AS b ON b.n = two
WHERE shared >= $share_shared * least(a.facts, b.facts)
