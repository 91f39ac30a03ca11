-- Which held rows a load speaks of, in a table all of whose rows belong to documents.
document_id IN (SELECT document_id FROM touched)
