-- The pages of checks that are due.
SELECT check_id, page FROM outline_findings WHERE check_id IN (FROM due_checks)
