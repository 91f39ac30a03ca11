-- Documents that stay, where they stand, and with which of those that come or change they share a band: their words may be nearly the same.
CREATE OR REPLACE TEMP TABLE kin AS
SELECT their.document_id, documents_after.nth, list(DISTINCT my.document_id) AS like_them
FROM (SELECT document_id, unnest(bands) AS band FROM writer.marks) AS their
JOIN (SELECT document_id, unnest(bands) AS band FROM noted_marks) AS my ON my.band = their.band
JOIN documents_after ON documents_after.document_id = their.document_id
    AND documents_after.source = 'history.documents'
GROUP BY ALL
