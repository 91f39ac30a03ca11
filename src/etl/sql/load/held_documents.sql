-- Some documents as they are held now, without their texts.
SELECT * REPLACE ('' AS text) FROM history.documents
WHERE to_snapshot = {open} AND document_id IN (SELECT unnest($documents))
ORDER BY document
