-- The place in the report of checks that are due.
SELECT check_id, place FROM outline_findings WHERE check_id IN (FROM due_checks)
