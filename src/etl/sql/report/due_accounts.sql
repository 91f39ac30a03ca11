-- The counts of some sources, and their documents.
CREATE OR REPLACE TEMP TABLE due_counts AS
SELECT counts.count_id
FROM (SELECT * FROM history.counts WHERE from_snapshot <= $snapshot AND to_snapshot > $snapshot) AS counts
JOIN accounts_found AS accounts ON accounts.nth_source BETWEEN $first AND $last
    AND accounts.document_id = counts.document_id AND accounts.measure = counts.measure
    AND accounts.origin IS NOT DISTINCT FROM counts.origin
