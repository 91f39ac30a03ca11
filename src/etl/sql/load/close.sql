-- Rows that are gone or changed stop to hold at this snapshot.
UPDATE history.{table} AS held SET to_snapshot = $snapshot
FROM compared
WHERE held.to_snapshot = {open} AND {same_key} AND compared.change <> 'added'
