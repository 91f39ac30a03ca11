-- The tables of facts that snapshots after one have changed.
SELECT DISTINCT table_name FROM headcount.history.loads WHERE snapshot_id > $since
