-- Checks whose verdict changed from one snapshot to the next though none of their documents did: other words or rules.
-- column snapshot_id: The snapshot that brought the change.
-- column before: The verdict in the snapshot before.
-- column after: The verdict since.
-- column document: Path of the document checked; empty for a check over several.
-- example: SELECT document, rule, before, after, message FROM flips ORDER BY snapshot_id DESC
CREATE VIEW flips AS
WITH started AS (
    SELECT document_id, sha256, from_snapshot AS snapshot_id FROM history.documents
), ended AS (
    SELECT document_id, sha256, to_snapshot AS snapshot_id FROM history.documents
), moved AS (
    (FROM started EXCEPT FROM ended) UNION (FROM ended EXCEPT FROM started)
), flipped AS (
    SELECT
        after.from_snapshot AS snapshot_id,
        check_id,
        after.rule,
        before.verdict AS before,
        after.verdict AS after,
        after.severity,
        after.document_id,
        after.message,
        list_concat(before.count_ids, after.count_ids) AS count_ids
    FROM history.checks AS before JOIN history.checks AS after USING (check_id)
    WHERE before.to_snapshot = after.from_snapshot AND before.verdict <> after.verdict
), with_documents AS (
    SELECT snapshot_id, check_id, document_id FROM flipped WHERE document_id IS NOT NULL
    UNION
    SELECT told.snapshot_id, told.check_id, counts.document_id
    FROM (SELECT snapshot_id, check_id, unnest(count_ids) AS count_id FROM flipped) AS told
    JOIN history.counts AS counts USING (count_id)
), of_moved AS (
    SELECT with_documents.snapshot_id, check_id
    FROM with_documents SEMI JOIN moved USING (snapshot_id, document_id)
)
SELECT
    snapshot_id, check_id, rule, before, after, severity, flipped.document_id, document, message
FROM flipped
ANTI JOIN of_moved USING (snapshot_id, check_id)
LEFT JOIN (SELECT DISTINCT document_id, document FROM history.documents) AS named USING (document_id)
