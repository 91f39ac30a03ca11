-- What became of the snapshots that were not published before.
UPDATE history.snapshots SET status = $status WHERE status IN ('staged', 'rejected')
