-- The documents to compare, numbered by their paths: those again, who else tells their cells, and the copies of the lists of these, whose dates they take.
CREATE OR REPLACE TEMP TABLE near_documents AS
WITH tellers AS (
    SELECT DISTINCT document_id FROM again_counts WHERE after
), wanted AS (
    FROM again_documents
    UNION FROM tellers
    UNION SELECT document_id FROM writer.ties
    WHERE copies IN (SELECT copies FROM writer.ties WHERE document_id IN (FROM tellers))
), held AS (
    -- by one narrow column first: few rows of many are read whole
    SELECT rowid FROM history.documents WHERE to_snapshot = {open}
        AND document_id IN (FROM wanted) AND document_id NOT IN (SELECT document_id FROM touched)
), found AS (
    SELECT document_id, document, publisher, published, 'staged_documents' AS source, rowid AS nth
    FROM staged_documents WHERE document_id IN (FROM wanted)
    UNION ALL
    SELECT document_id, document, publisher, published, 'history.documents', rowid
    FROM history.documents WHERE rowid IN (FROM held)
)
SELECT
    CAST(row_number() OVER (ORDER BY document) - 1 AS INTEGER) AS n,
    found.*,
    document_id IN (FROM again_documents) AS again
FROM found
ORDER BY n
