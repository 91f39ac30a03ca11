-- One line a check and document that it is about.
CREATE OR REPLACE TEMP VIEW outline_about AS
SELECT unnest(documents) AS document_id, * EXCLUDE (documents, digest) FROM outline_findings
