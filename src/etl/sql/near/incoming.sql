-- Documents that come or change, and where they stand: none of them is marked.
SELECT 'staged_documents', rowid FROM staged_documents ORDER BY rowid
