-- Which held rows a load speaks of, in a table some of whose rows belong to no document.
document_id IS NULL OR document_id IN (SELECT document_id FROM touched)
