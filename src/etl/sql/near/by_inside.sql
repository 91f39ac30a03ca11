-- Numbers for places inside a country that documents of a chain tell, chain by chain and place by place.
SELECT
    n.document_id, n.measure, n.place, n.inside, n.origin, n.as_of, n.value, n.start, n."end",
    d.chain, d.document, d.publisher
FROM (
    SELECT document_id, measure, place, inside, origin, as_of, value, start, "end" FROM history.numbers
    WHERE to_snapshot = {open} AND inside IS NOT NULL AND document_id NOT IN (SELECT document_id FROM touched)
    UNION ALL
    SELECT document_id, measure, place, inside, origin, as_of, value, start, "end" FROM staged_numbers
    WHERE inside IS NOT NULL
) AS n JOIN told_documents AS d USING (document_id)
WHERE d.again AND d.chained > 1
ORDER BY
    d.chain, coalesce(n.measure, ''), n.place, lower(n.inside), coalesce(n.origin, ''), coalesce(n.as_of, ''),
    d.n, n.start
