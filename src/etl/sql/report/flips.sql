-- Checks of a snapshot that came out otherwise than before though none of their documents had changed.
SELECT document, rule, before, after, message FROM flips WHERE snapshot_id = $snapshot
ORDER BY document NULLS LAST, rule, message
