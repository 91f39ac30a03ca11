-- The documents of the latest snapshot, with their texts.
-- column since_snapshot: The snapshot that brought the row as it is.
-- example: SELECT document, publisher, published FROM documents ORDER BY published
CREATE VIEW documents AS
SELECT * EXCLUDE (to_snapshot) RENAME (from_snapshot AS since_snapshot)
FROM history.documents WHERE to_snapshot = {open}
