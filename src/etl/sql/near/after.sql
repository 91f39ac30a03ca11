-- The documents as they will be: those held that stay, and those that are staged; counts as they were held and are staged.
CREATE OR REPLACE TEMP VIEW documents_after AS
SELECT document_id, document, publisher, published, 'staged_documents' AS source, rowid AS nth
FROM staged_documents
UNION ALL
SELECT document_id, document, publisher, published, 'history.documents', rowid
FROM history.documents
WHERE to_snapshot = {open} AND document_id NOT IN (SELECT document_id FROM touched);
CREATE OR REPLACE TEMP VIEW counts_near AS
SELECT
    count_id, document_id, measure, place, origin, as_of, segment, value, qualifier,
    start, "end", low, high, true AS before, rowid AS nth
FROM history.counts WHERE to_snapshot = {open}
UNION ALL
SELECT
    count_id, document_id, measure, place, origin, as_of, segment, value, qualifier,
    start, "end", low, high, false, NULL
FROM staged_counts
