-- The counts as they were at a time, UTC: counts_as_of(timestamp).
-- example: SELECT count(*) FROM counts_as_of(now()::TIMESTAMP)
CREATE MACRO counts_as_of(moment) AS TABLE
WITH latest AS (
    SELECT max(snapshot_id) AS snapshot FROM history.snapshots
    WHERE created_at <= CAST(moment AS TIMESTAMP)
)
SELECT * EXCLUDE (to_snapshot) RENAME (from_snapshot AS since_snapshot)
FROM history.named_counts
SEMI JOIN latest ON from_snapshot <= snapshot AND to_snapshot > snapshot
