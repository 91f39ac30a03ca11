-- All acceptances of a snapshot, in a fixed order.
SELECT * FROM history.acceptances
WHERE from_snapshot <= $snapshot AND to_snapshot > $snapshot
ORDER BY check_id
