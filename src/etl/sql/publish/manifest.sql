-- The documents of a snapshot, with the digests of their bytes.
SELECT document, document_id, sha256 FROM headcount.history.documents
WHERE from_snapshot <= $snapshot AND to_snapshot > $snapshot
ORDER BY document
