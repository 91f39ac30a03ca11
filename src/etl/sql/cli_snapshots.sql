-- The snapshots, the newest first; the five words are of counts.
SELECT
    snapshot_id AS snapshot, strftime(created_at, '%Y-%m-%d %H:%M') AS created_utc, documents,
    added, withdrawn, revised, reflagged, status
FROM snapshots
ORDER BY snapshot_id DESC
