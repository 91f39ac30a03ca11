-- All numbers of the snapshot, in a fixed order.
SELECT * FROM numbers ORDER BY document_id, start
