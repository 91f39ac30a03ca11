-- Documents that stay of which no mark is noted, and where they stand.
SELECT source, nth FROM documents_after
WHERE source <> 'staged_documents' AND document_id NOT IN (SELECT document_id FROM writer.marks)
ORDER BY nth
