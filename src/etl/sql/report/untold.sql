-- How many checks neither failed nor are accepted, by severity and verdict.
SELECT severity, verdict, count(*) AS checks
FROM history.checks
WHERE from_snapshot <= $snapshot AND to_snapshot > $snapshot AND check_id NOT IN (FROM told_checks)
GROUP BY ALL
