-- Documents that name one source and speak of one measure and origin, the first by date: one line an account.
CREATE OR REPLACE TEMP TABLE accounts_found AS
SELECT
    source, measure, origin, document_id,
    dense_rank() OVER (ORDER BY source) AS nth_source,
    accounts
FROM (
    SELECT
        source, measure, origin, document_id,
        count(*) OVER (PARTITION BY source, measure, origin) AS accounts,
        row_number() OVER (
            PARTITION BY source, measure, origin ORDER BY coalesce(published, ''), document
        ) AS nth
    FROM (
        SELECT DISTINCT cites[-1] AS source, measure, origin, document_id, document, published
        FROM (SELECT * FROM history.documents
            WHERE from_snapshot <= $snapshot AND to_snapshot > $snapshot AND len(cites) > 0)
        JOIN (SELECT document_id, measure, origin FROM history.counts
            WHERE from_snapshot <= $snapshot AND to_snapshot > $snapshot) AS counts USING (document_id)
    )
)
WHERE accounts >= 2 AND nth <= $columns
