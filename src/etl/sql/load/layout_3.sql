-- Who tells the same source as whom, and by what later documents are found to do so too.
CREATE TABLE writer.ties (document_id VARCHAR NOT NULL, chain VARCHAR NOT NULL, copies VARCHAR NOT NULL);
CREATE TABLE writer.tie_names (document_id VARCHAR NOT NULL, name VARCHAR NOT NULL);
CREATE TABLE writer.tie_bands (document_id VARCHAR NOT NULL, band BIGINT NOT NULL)
