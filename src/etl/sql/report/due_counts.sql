-- Their evidence.
CREATE OR REPLACE TEMP TABLE due_counts AS
SELECT DISTINCT unnest(count_ids) AS count_id FROM history.checks
WHERE from_snapshot <= $snapshot AND to_snapshot > $snapshot AND check_id IN (FROM due_checks)
