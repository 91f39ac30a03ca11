-- The newest run, whether it made a snapshot or not.
SELECT * FROM runs ORDER BY started_at DESC LIMIT 1
