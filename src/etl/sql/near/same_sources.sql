-- Documents that name a source for something that they count, with the first that does.
WITH named AS MATERIALIZED (
    SELECT d.n, t.measure, t.place, t.origin, m.name
    FROM (SELECT document_id, unnest(named) AS name FROM marks_after) AS m
    JOIN near_documents AS d USING (document_id)
    JOIN again_topics AS t USING (document_id)
    WHERE d.again AND t.after
), first AS (
    SELECT measure, place, origin, name, min(n) AS n FROM named GROUP BY ALL HAVING count(*) > 1
)
SELECT DISTINCT first.n AS one, named.n AS two
FROM named JOIN first ON first.measure = named.measure
    AND first.place IS NOT DISTINCT FROM named.place
    AND first.origin IS NOT DISTINCT FROM named.origin
    AND first.name = named.name
WHERE first.n < named.n
