-- The documents to compare, numbered by their paths: those again, who else tells their cells, and the copies of the lists of these, whose dates they take.
CREATE OR REPLACE TEMP TABLE near_documents AS
WITH tellers AS (
    SELECT DISTINCT document_id FROM again_counts WHERE after
), wanted AS (
    FROM again_documents
    UNION FROM tellers
    UNION SELECT document_id FROM writer.ties
    WHERE copies IN (SELECT copies FROM writer.ties WHERE document_id IN (FROM tellers))
)
SELECT
    CAST(row_number() OVER (ORDER BY document) - 1 AS INTEGER) AS n,
    documents_after.*,
    document_id IN (FROM again_documents) AS again
FROM documents_after WHERE document_id IN (FROM wanted)
ORDER BY n
