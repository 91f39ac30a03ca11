-- The snapshots of one side, each with the run that made it.
SELECT snapshot_id, run_id FROM {schema}.snapshots ORDER BY snapshot_id
