-- Facts of the documents compared again that too many tell, all documents taken together.
WITH told AS (
    SELECT DISTINCT measure, place, origin, value FROM counts_after
    WHERE qualifier = 'exact' AND segment IS NULL
        AND document_id IN (SELECT document_id FROM again_documents)
)
SELECT told.measure, told.place, told.origin, told.value
FROM told JOIN counts_after AS c ON told.measure = c.measure
    AND told.place IS NOT DISTINCT FROM c.place
    AND told.origin IS NOT DISTINCT FROM c.origin
    AND told.value = c.value
WHERE c.qualifier = 'exact' AND c.segment IS NULL
GROUP BY ALL
HAVING count(DISTINCT c.document_id) > $most_shared
