-- The rows that broke the rules of their table and were held back, a row for each reason.
-- column since_snapshot: The snapshot that brought the row as it is.
-- example: SELECT "table", "check", failure_case, "row" FROM refused
CREATE VIEW refused AS
SELECT * EXCLUDE (to_snapshot) RENAME (from_snapshot AS since_snapshot)
FROM history.refused WHERE to_snapshot = {open}
