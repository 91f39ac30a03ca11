-- To which chain and which list's copies the documents beside belong.
SELECT document_id, chain, copies FROM writer.ties WHERE document_id IN (SELECT document_id FROM beside)
