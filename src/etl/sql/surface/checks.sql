-- The checks of the latest snapshot: what was compared with what, and how it came out.
-- column fixed_name: Name of the other dimension's code.
-- column since_snapshot: The snapshot that brought the row as it is.
-- example: SELECT severity, verdict, message FROM checks WHERE severity IN ('error', 'warning')
CREATE VIEW checks AS
SELECT
    checks.* EXCLUDE (from_snapshot, to_snapshot),
    fixed_area.name AS fixed_name,
    checks.from_snapshot AS since_snapshot
FROM history.checks AS checks
LEFT JOIN areas AS fixed_area ON fixed_area.code = fixed
WHERE to_snapshot = {open}
