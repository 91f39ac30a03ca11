-- How many documents change, come or go; how many stay; and how many of these have no tie noted.
SELECT
    (SELECT count(*) FROM touched),
    count(*),
    count(*) FILTER (
        document_id NOT IN (SELECT document_id FROM writer.ties)
        OR document_id NOT IN (SELECT document_id FROM writer.marks)
    )
FROM history.documents
WHERE to_snapshot = {open} AND document_id NOT IN (SELECT document_id FROM touched)
