-- Documents that come or change, and where they stand, as many together as have so many letters: none of them is marked.
SELECT 'staged_documents', list(nth ORDER BY nth)
FROM (
    SELECT rowid AS nth, sum(strlen(text) + 1000) OVER (ORDER BY rowid) // $letters AS part FROM staged_documents
)
GROUP BY part ORDER BY part
