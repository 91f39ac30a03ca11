-- Every document's source chain may be another one now.
CREATE OR REPLACE TEMP TABLE linked AS
SELECT document_id FROM touched UNION SELECT document_id FROM documents_after
