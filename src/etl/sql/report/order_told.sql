-- The place in the report of all checks that failed or are accepted.
SELECT check_id, place FROM outline_findings WHERE section IN ('failed', 'accepted')
