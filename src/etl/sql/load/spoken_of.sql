-- The documents that the staged rows of one table belong to.
INSERT OR IGNORE INTO loaded
SELECT DISTINCT document_id FROM staged_{table} WHERE document_id IS NOT NULL
