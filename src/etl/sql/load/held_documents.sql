-- Some documents as they are held now, with or without their texts.
SELECT * REPLACE ({text} AS text) FROM history.documents
WHERE to_snapshot = {open} AND document_id IN (SELECT unnest($documents))
ORDER BY document
