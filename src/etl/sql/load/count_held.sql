-- Rows that hold now.
SELECT count(*) FROM history.{table} WHERE to_snapshot = {open}
