-- Rows that hold now, and how many keys they have.
SELECT count(*), count(DISTINCT ({key})) FROM history.{table} WHERE to_snapshot = {open}
