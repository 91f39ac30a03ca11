-- What each snapshot changed in each table.
-- example: SELECT * FROM snapshot_tables WHERE snapshot_id = 1
CREATE VIEW snapshot_tables AS SELECT * FROM history.loads ORDER BY snapshot_id, table_name
