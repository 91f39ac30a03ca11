-- The checks of the documents that are due, in the order of the report.
SELECT document_id, check_id, severity, rule, section, page
FROM outline_about
WHERE document_id IN (FROM due_documents)
ORDER BY place
