-- What became of the runs that made them.
UPDATE history.runs SET status = $status, findings = $findings
WHERE status IN ('staged', 'rejected') AND snapshot_id IS NOT NULL
