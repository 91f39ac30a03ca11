-- The pages of the list of documents: each with how many there are on it, and a digest of its lines.
SELECT page, count(*) AS documents, hash(list(line ORDER BY place)) AS digest
FROM (
    SELECT
        place,
        page,
        (document_id, document, title, published, counts, aside, coalesce(checks, 0)) AS line
    FROM outline_documents
    JOIN (SELECT document_id, document, title, published FROM history.documents
        WHERE from_snapshot <= $snapshot AND to_snapshot > $snapshot) AS documents USING (document_id)
    LEFT JOIN (SELECT document_id, count(*) AS checks FROM outline_about GROUP BY document_id) AS about
        USING (document_id)
)
GROUP BY page
ORDER BY min(place)
