-- The documents alone, where no page is asked for.
CREATE OR REPLACE TEMP TABLE outline_documents AS
SELECT document_id, 0 AS own FROM history.documents WHERE from_snapshot <= $snapshot AND to_snapshot > $snapshot
