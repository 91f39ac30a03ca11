-- The files that could not be read when the latest snapshot was made, and why.
-- column since_snapshot: The snapshot that brought the row as it is.
-- example: SELECT document, message FROM failures
CREATE VIEW failures AS
SELECT * EXCLUDE (to_snapshot) RENAME (from_snapshot AS since_snapshot)
FROM history.failures WHERE to_snapshot = {open}
