-- What the table held in an earlier snapshot.
INSERT INTO staged_{table}
SELECT {columns} FROM history.{table} WHERE from_snapshot <= $snapshot AND to_snapshot > $snapshot
