-- Make room for a table's new columns.
ALTER TABLE history.{table} RENAME TO before_{table}
