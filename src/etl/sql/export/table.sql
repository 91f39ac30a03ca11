-- One table for others, in the order of its key.
SELECT {columns} FROM {table} ORDER BY {key}
