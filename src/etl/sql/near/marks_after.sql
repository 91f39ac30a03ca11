-- The marks of all documents, as they will be.
CREATE OR REPLACE TEMP VIEW marks_after AS
FROM noted_marks
UNION ALL
FROM writer.marks WHERE document_id NOT IN (
    SELECT document_id FROM noted_marks UNION ALL SELECT document_id FROM touched
)
