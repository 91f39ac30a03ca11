-- The rows that the snapshot brought were never there.
DELETE FROM history.{table} WHERE from_snapshot = $snapshot
