-- Since when each check of a snapshot has failed without a break: "since when is this red?"
WITH red AS (
    SELECT check_id, from_snapshot, to_snapshot FROM history.checks
    WHERE severity IN ('error', 'warning') AND from_snapshot <= $snapshot
), begun AS (
    SELECT check_id, from_snapshot FROM red
    QUALIFY lag(to_snapshot) OVER (PARTITION BY check_id ORDER BY from_snapshot)
        IS DISTINCT FROM from_snapshot
)
SELECT begun.check_id, max(snapshots.created_at) AS since
FROM begun
JOIN red ON red.check_id = begun.check_id AND red.to_snapshot > $snapshot
JOIN history.snapshots AS snapshots ON snapshots.snapshot_id = begun.from_snapshot
GROUP BY begun.check_id
