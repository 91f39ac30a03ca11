-- The snapshot that the report is about: the newest one.
SELECT * FROM snapshots ORDER BY snapshot_id DESC LIMIT 1
