-- All failures of a snapshot, in a fixed order.
SELECT * FROM history.failures
WHERE from_snapshot <= $snapshot AND to_snapshot > $snapshot
ORDER BY document
