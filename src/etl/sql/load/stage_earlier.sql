-- What the table held in an earlier snapshot.
CREATE OR REPLACE TEMP TABLE staged AS
SELECT {columns} FROM history.{table} WHERE from_snapshot <= $snapshot AND to_snapshot > $snapshot
