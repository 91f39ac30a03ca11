-- A set of documents, for the time of one load.
CREATE OR REPLACE TEMP TABLE {name} AS SELECT * FROM incoming
