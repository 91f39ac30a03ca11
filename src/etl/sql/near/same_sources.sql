-- Documents that name a source for something that they count, with the first that does.
WITH named AS (
    SELECT d.n, t.measure, t.place, t.origin, m.name
    FROM (SELECT document_id, unnest(named) AS name FROM marks_after) AS m
    JOIN near_documents AS d USING (document_id)
    JOIN again_topics AS t USING (document_id)
    WHERE d.again AND t.after
), first AS (
    SELECT measure, place, origin, name, min(n) AS one, list(DISTINCT n) AS who
    FROM named GROUP BY ALL HAVING count(*) > 1
)
SELECT DISTINCT one, two FROM (SELECT one, unnest(who) AS two FROM first) WHERE one < two
