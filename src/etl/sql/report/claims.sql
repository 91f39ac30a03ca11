-- All claims of a snapshot, in a fixed order.
SELECT * FROM history.claims
WHERE from_snapshot <= $snapshot AND to_snapshot > $snapshot
ORDER BY document_id, start
