-- Rows that are new or changed hold from this snapshot on.
INSERT INTO history.{table} SELECT {columns}, $snapshot, {open} FROM fresh
