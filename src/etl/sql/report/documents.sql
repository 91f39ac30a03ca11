-- All documents of a snapshot, in a fixed order.
SELECT * FROM history.documents
WHERE from_snapshot <= $snapshot AND to_snapshot > $snapshot
ORDER BY document
