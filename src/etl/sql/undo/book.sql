-- Nor does the snapshot stand in the books.
DELETE FROM history.{table} WHERE snapshot_id = $snapshot
