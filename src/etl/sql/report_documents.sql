-- All documents of the snapshot, in a fixed order.
SELECT * FROM documents ORDER BY document
