-- The checks whose cards are to be written next.
CREATE OR REPLACE TEMP TABLE due_checks AS
SELECT check_id FROM outline_findings WHERE section = '$section' AND nth // $cards IN ($numbers)
