-- By which version each present document was last read, so that it need not be read again.
DELETE FROM writer.readings
WHERE document_id IN (SELECT document_id FROM loaded)
   OR document_id NOT IN (SELECT document_id FROM present);
INSERT INTO writer.readings (document_id, sha256, extractor_version, vocabulary_digest)
SELECT document_id, sha256, $extractor_version, $vocabulary_digest
FROM history.documents
WHERE rowid IN (
    SELECT rowid FROM history.documents
    WHERE to_snapshot = {open} AND document_id IN (SELECT document_id FROM loaded)
)
