-- Rows that this load brings.
SELECT count(*) FROM staged_{table}
