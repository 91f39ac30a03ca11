-- The documents that they are about.
CREATE OR REPLACE TEMP TABLE due_documents AS
SELECT DISTINCT unnest(documents) AS document_id FROM outline_findings WHERE check_id IN (FROM due_checks)
