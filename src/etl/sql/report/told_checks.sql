-- The checks that failed or are accepted.
CREATE OR REPLACE TEMP VIEW told_checks AS
SELECT check_id FROM outline_findings WHERE section IN ('failed', 'accepted')
