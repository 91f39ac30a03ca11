-- The documents of a snapshot with the digests of their bytes: manifest(snapshot_id).
-- example: SELECT * FROM manifest(1)
CREATE MACRO manifest(snapshot) AS TABLE
SELECT document, document_id, sha256
FROM history.documents WHERE from_snapshot <= snapshot AND to_snapshot > snapshot
ORDER BY document
