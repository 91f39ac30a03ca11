-- The documents whose pages are to be written next.
CREATE OR REPLACE TEMP TABLE due_documents AS
SELECT document_id FROM outline_documents WHERE document_id IN ($documents)
