-- Which held rows this load speaks of: those of documents that it brings, of documents that are
-- gone, and of no document.
document_id IS NULL
OR document_id IN (SELECT document_id FROM loaded)
OR document_id NOT IN (SELECT document_id FROM present)
