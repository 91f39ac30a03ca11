-- The schemas of a new state file and the writer's own books.
CREATE SCHEMA IF NOT EXISTS history;
CREATE SCHEMA IF NOT EXISTS writer;
CREATE TABLE writer.layout (version INTEGER NOT NULL);
CREATE TABLE writer.readings (
    document_id VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,
    extractor_version VARCHAR NOT NULL,
    vocabulary_digest VARCHAR NOT NULL,
    file_state VARCHAR
);
CREATE TABLE writer.ties (document_id VARCHAR NOT NULL, chain VARCHAR NOT NULL, copies VARCHAR NOT NULL);
CREATE TABLE writer.marks (document_id VARCHAR NOT NULL, named VARCHAR[] NOT NULL, bands BIGINT[] NOT NULL)
