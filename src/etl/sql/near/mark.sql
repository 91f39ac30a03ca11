-- The marks of some documents.
INSERT INTO noted_marks
SELECT document_id, CAST(named AS VARCHAR[]), CAST(bands AS BIGINT[]) FROM incoming
