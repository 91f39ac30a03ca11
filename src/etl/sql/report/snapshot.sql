-- A snapshot, or the newest one that is not later than it.
SELECT * FROM history.snapshots WHERE snapshot_id <= $snapshot ORDER BY snapshot_id DESC LIMIT 1
