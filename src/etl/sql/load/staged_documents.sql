-- The documents that this load brings.
SELECT * FROM staged_documents ORDER BY document
