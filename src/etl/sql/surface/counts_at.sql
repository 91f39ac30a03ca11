-- The counts as they were in a snapshot: counts_at(snapshot_id).
-- example: SELECT count(*), sum(value) FROM counts_at(1)
CREATE MACRO counts_at(snapshot) AS TABLE
SELECT * EXCLUDE (to_snapshot) RENAME (from_snapshot AS since_snapshot)
FROM history.named_counts WHERE from_snapshot <= snapshot AND to_snapshot > snapshot
