-- Documents that stay of which no mark is noted, and where they stand, as many together as have so many letters.
SELECT 'history.documents', list(nth ORDER BY nth)
FROM (
    SELECT rowid AS nth, sum(strlen(text) + 1000) OVER (ORDER BY rowid) // $letters AS part
    FROM history.documents
    WHERE to_snapshot = {open} AND document_id NOT IN (SELECT document_id FROM touched)
        AND document_id NOT IN (SELECT document_id FROM writer.marks)
)
GROUP BY part ORDER BY part
