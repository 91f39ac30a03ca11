-- The checks whose cards are to be written next.
CREATE OR REPLACE TEMP TABLE due_checks AS
SELECT check_id FROM outline_findings WHERE page IN ($pages)
