-- Marks in one row a document. What was noted in another way is found anew by the next run.
DELETE FROM writer.ties;
DROP TABLE writer.tie_names;
DROP TABLE writer.tie_bands;
CREATE TABLE writer.marks (document_id VARCHAR NOT NULL, named VARCHAR[] NOT NULL, bands BIGINT[] NOT NULL)
