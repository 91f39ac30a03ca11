-- Every number of every text of the latest snapshot: counted, or set aside for a reason.
-- column since_snapshot: The snapshot that brought the row as it is.
-- example: SELECT kind, count(*) FROM numbers GROUP BY kind ORDER BY 2 DESC
CREATE VIEW numbers AS
SELECT * EXCLUDE (to_snapshot) RENAME (from_snapshot AS since_snapshot)
FROM history.numbers WHERE to_snapshot = {open}
