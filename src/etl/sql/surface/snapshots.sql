-- The states of the data, in the order in which they came; each differs from the one before.
-- example: SELECT snapshot_id, created_at, added, withdrawn, revised FROM snapshots
CREATE VIEW snapshots AS SELECT * FROM history.snapshots ORDER BY snapshot_id
