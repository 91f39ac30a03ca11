-- All counts of the snapshot, in a fixed order.
SELECT * FROM counts ORDER BY document_id, start
