-- The numbers of a snapshot, or which of them are asked for, in a fixed order.
SELECT * FROM history.numbers
WHERE from_snapshot <= $snapshot AND to_snapshot > $snapshot AND $which
ORDER BY document_id, start
