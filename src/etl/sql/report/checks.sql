-- All checks of a snapshot, in a fixed order.
SELECT * FROM history.checks
WHERE from_snapshot <= $snapshot AND to_snapshot > $snapshot
ORDER BY check_id
