-- What a table shall hold of them, in the order of their texts.
SELECT * FROM staged_{table} ORDER BY document_id, start, "end"
