-- How many documents change, come or go; how many stay; and how many of these have no tie noted. Ties and marks are of
-- documents that are held, one each (load/note_ties), so that counting them tells.
SELECT
    changed.documents,
    staying.documents,
    staying.documents - least(tied.documents, marked.documents)
FROM (SELECT count(*) AS documents FROM touched) AS changed,
    (SELECT count(*) AS documents FROM history.documents
        WHERE to_snapshot = {open} AND document_id NOT IN (SELECT document_id FROM touched)) AS staying,
    (SELECT count(*) AS documents FROM writer.ties
        WHERE document_id NOT IN (SELECT document_id FROM touched)) AS tied,
    (SELECT count(*) AS documents FROM writer.marks
        WHERE document_id NOT IN (SELECT document_id FROM touched)) AS marked
