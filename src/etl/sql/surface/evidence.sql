-- The words behind a count, also behind one that is withdrawn: evidence(count_id).
-- column page: The page that it stands on, in a document that has pages.
-- example: SELECT quote, document, page, url, cites FROM evidence((SELECT min(count_id) FROM counts))
CREATE MACRO evidence(id) AS TABLE
WITH said AS (
    SELECT * FROM history.named_counts WHERE count_id = id ORDER BY from_snapshot DESC LIMIT 1
)
SELECT
    said.count_id, said.measure, said.origin_name, said.place_name, said.as_of, said.hedge,
    said.number, said.value, said.quote, documents.document, documents.title, documents.publisher,
    documents.published, documents.url, documents.vanished, documents.cites, said.start, said."end",
    CASE WHEN documents.pages > 0 THEN said.start + 1
        - length(replace(substr(documents.text, 1, said.start), chr(12), '')) END AS page,
    substr(documents.text, greatest(said.start - 199, 1), said."end" - said.start + 400) AS context,
    documents.sha256, said.rule,
    said.from_snapshot AS since_snapshot,
    nullif(said.to_snapshot, {open}) AS withdrawn_in
FROM said JOIN history.documents AS documents
    ON documents.document_id = said.document_id
    AND documents.from_snapshot < said.to_snapshot AND documents.to_snapshot >= said.to_snapshot
