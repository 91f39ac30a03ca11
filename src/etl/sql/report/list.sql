-- The lines of some pages of the list of documents.
SELECT
    page, document_id, coalesce(nullif(title, ''), document) AS name, published, counts, aside,
    coalesce(checks, 0) AS checks
FROM outline_documents
JOIN history.documents AS documents USING (document_id)
LEFT JOIN (SELECT document_id, count(*) AS checks FROM outline_about GROUP BY document_id) AS about
    USING (document_id)
WHERE from_snapshot <= $snapshot AND to_snapshot > $snapshot AND page IN ($pages)
ORDER BY place
