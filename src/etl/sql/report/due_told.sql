-- The documents of the counts that are due.
CREATE OR REPLACE TEMP TABLE due_documents AS
SELECT DISTINCT document_id FROM history.counts
WHERE from_snapshot <= $snapshot AND to_snapshot > $snapshot AND count_id IN (FROM due_counts)
