-- The documents that this load speaks of: those that it brings, and those that are gone.
CREATE OR REPLACE TEMP TABLE touched AS
SELECT document_id FROM loaded
UNION
SELECT document_id FROM history.documents WHERE to_snapshot = {open}
    AND document_id NOT IN (SELECT document_id FROM present)
UNION
SELECT document_id FROM history.checks WHERE to_snapshot = {open}
    AND document_id NOT IN (SELECT document_id FROM present)
