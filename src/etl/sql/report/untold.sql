-- How many checks neither failed nor are accepted, by severity and verdict.
SELECT checks.severity, verdict, count(*) AS checks
FROM outline_findings
JOIN history.checks AS checks USING (check_id)
WHERE from_snapshot <= $snapshot AND to_snapshot > $snapshot AND section NOT IN ('failed', 'accepted')
GROUP BY ALL
