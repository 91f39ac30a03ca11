-- The run that made a snapshot.
SELECT runs.* FROM history.runs AS runs JOIN history.snapshots USING (run_id)
WHERE snapshots.snapshot_id = $snapshot
