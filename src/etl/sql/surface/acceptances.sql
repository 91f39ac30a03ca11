-- Failed checks that a person lets stand, in the latest snapshot; written in schemas/accepted.yml.
-- column since_snapshot: The snapshot that brought the row as it is.
-- example: SELECT severity, checks.message, reason, acceptances."by" FROM acceptances JOIN checks USING (check_id)
CREATE VIEW acceptances AS
SELECT * EXCLUDE (to_snapshot) RENAME (from_snapshot AS since_snapshot)
FROM history.acceptances WHERE to_snapshot = {open}
