-- All claims of the snapshot, in a fixed order.
SELECT * FROM claims ORDER BY document_id, start
