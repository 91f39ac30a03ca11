-- What tells a snapshot from every other one, also of the same number: one that was taken back, or of another warehouse.
CREATE OR REPLACE TEMP TABLE outline_born AS
SELECT snapshot_id AS from_snapshot, hash(snapshot_id, run_id, created_at) AS born FROM history.snapshots
