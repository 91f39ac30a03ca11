-- Who tells the same source as whom, where it was found out anew; nothing of documents that are gone.
DELETE FROM writer.{table}
WHERE document_id IN (SELECT document_id FROM noted_{table} UNION ALL SELECT document_id FROM touched);
INSERT INTO writer.{table} SELECT {columns} FROM noted_{table}
