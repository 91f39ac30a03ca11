-- The failed checks that the index lists.
CREATE OR REPLACE TEMP TABLE due_checks AS
SELECT check_id FROM outline_findings WHERE section = 'failed' AND nth < $listed
