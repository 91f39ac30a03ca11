-- The documents that any staged row speaks of; filled table by table.
CREATE OR REPLACE TEMP TABLE loaded (document_id VARCHAR PRIMARY KEY)
