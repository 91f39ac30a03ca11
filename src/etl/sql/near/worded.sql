-- Documents whose words may be those of others, and where they stand, as many together as have so many letters.
WITH wanted AS MATERIALIZED (
    SELECT source, nth, n FROM near_documents
    WHERE n IN (SELECT one FROM near_pairs UNION SELECT two FROM near_pairs)
), sized AS (
    SELECT 'staged_documents' AS source, rowid AS nth, strlen(text) AS letters FROM staged_documents
    UNION ALL
    SELECT 'history.documents', rowid, strlen(text) FROM history.documents
    WHERE rowid IN (SELECT nth FROM wanted WHERE source = 'history.documents')
), parted AS (
    SELECT source, nth, n, sum(letters + 1000) OVER (ORDER BY source, nth) // $letters AS part
    FROM wanted JOIN sized USING (source, nth)
)
SELECT source, list(nth ORDER BY nth), list(n ORDER BY nth) FROM parted GROUP BY source, part ORDER BY source, part
