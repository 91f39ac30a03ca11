-- Who tells the same source as whom, where it was found out anew; nothing of documents that are gone.
DELETE FROM writer.{table}
WHERE document_id IN (SELECT document_id FROM tied UNION SELECT document_id FROM touched)
   OR document_id NOT IN (SELECT document_id FROM history.documents WHERE to_snapshot = {open});
INSERT INTO writer.{table} SELECT {columns} FROM noted_{table}
WHERE document_id IN (SELECT document_id FROM history.documents WHERE to_snapshot = {open})
