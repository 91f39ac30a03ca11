-- Rows that are gone or changed stop to hold at this snapshot.
UPDATE history.{table} SET to_snapshot = $snapshot
WHERE rowid IN (SELECT nth FROM compared WHERE change <> 'added')
