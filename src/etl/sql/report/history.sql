-- How many checks of each severity the snapshots up to this one held, the last 30 of them.
SELECT snapshot_id, created_at, severity, count(*) AS checks
FROM (
    SELECT snapshot_id, created_at FROM history.snapshots WHERE snapshot_id <= $snapshot
    ORDER BY snapshot_id DESC LIMIT 30
)
JOIN history.checks ON from_snapshot <= snapshot_id AND to_snapshot > snapshot_id
GROUP BY ALL
ORDER BY snapshot_id, severity
