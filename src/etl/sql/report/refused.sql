-- All rows that a snapshot's run held back, in a fixed order.
SELECT * FROM history.refused
WHERE from_snapshot <= $snapshot AND to_snapshot > $snapshot
ORDER BY "table", "row", "check"
