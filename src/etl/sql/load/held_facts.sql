-- What a table holds now of some documents, in the order of their texts.
SELECT * FROM history.{table}
WHERE to_snapshot = {open} AND document_id IN (SELECT unnest($documents))
ORDER BY document_id, start, "end"
