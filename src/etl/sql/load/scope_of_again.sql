-- Which held checks a load speaks of that has compared some documents again, and not all of them.
rowid IN (
    SELECT nth FROM again_checks
    UNION ALL
    SELECT rowid FROM history.checks WHERE document_id IN (SELECT document_id FROM touched)
)
