-- The documents without titles and addresses, which may hold numbers.
CREATE OR REPLACE TEMP VIEW suppressed_documents AS
SELECT document_id, document, publisher, published, language, cites, sha256 FROM documents
