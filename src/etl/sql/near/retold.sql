-- The counts as they are compared: with their date, their chain, and the number of countries that their sentence states.
CREATE OR REPLACE TEMP TABLE near_scopes AS
WITH stated AS (
    SELECT document_id, start, trunc(value) AS over FROM (
        SELECT document_id, start, value, kind FROM history.numbers WHERE to_snapshot = {open}
            AND document_id NOT IN (SELECT document_id FROM touched)
        UNION ALL SELECT document_id, start, value, kind FROM staged_numbers
    )
    WHERE kind = 'number of countries' AND value IS NOT NULL
        AND document_id IN (SELECT document_id FROM told_documents)
), spans AS (
    SELECT document_id, count_id, quote_start, length(quote) AS letters FROM history.counts
    WHERE to_snapshot = {open} AND document_id IN (SELECT document_id FROM stated)
        AND document_id NOT IN (SELECT document_id FROM touched)
    UNION ALL
    SELECT document_id, count_id, quote_start, length(quote) FROM staged_counts
    WHERE document_id IN (SELECT document_id FROM stated)
)
SELECT spans.count_id, CAST(any_value(stated.over) AS BIGINT) AS over
FROM spans JOIN stated USING (document_id)
WHERE stated.start >= spans.quote_start AND stated.start < spans.quote_start + spans.letters
GROUP BY spans.count_id
HAVING count(*) = 1;
CREATE OR REPLACE TEMP VIEW retold AS
SELECT
    c.count_id, c.document_id, c.measure, c.value, c.qualifier, c.place, c.origin,
    coalesce(c.as_of, w.within) AS as_of, c.start, c."end", c.low, c.high,
    c.as_of IS NOT NULL AS dated, d.chain, d.document, d.publisher, d.published, s.over,
    d.n, d.again, d.chained, d.copied
FROM again_counts AS c
JOIN told_documents AS d USING (document_id)
LEFT JOIN near_within AS w ON w.document_id = c.document_id
    AND w.measure = c.measure
    AND w.origin IS NOT DISTINCT FROM c.origin
LEFT JOIN near_scopes AS s ON s.count_id = c.count_id
WHERE c.after
