-- Every run that wrote to the warehouse, also those that found nothing changed.
-- example: SELECT started_at, "trigger", status, snapshot_id FROM runs ORDER BY started_at DESC
CREATE VIEW runs AS SELECT * FROM history.runs ORDER BY started_at
