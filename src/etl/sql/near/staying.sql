-- All documents that are held and stay.
SELECT document_id FROM history.documents
WHERE to_snapshot = {open} AND document_id NOT IN (SELECT document_id FROM touched)
