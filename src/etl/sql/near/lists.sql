-- How many numbers of each list have which date, where any has none.
WITH counted AS (
    SELECT d.copies, d.copied, c.measure, c.origin, d.document_id, d.published, c.as_of
    FROM again_counts AS c JOIN told_documents AS d USING (document_id)
    WHERE c.after AND (d.again OR d.copied = 1)
    UNION ALL
    -- copies beside: with what they tell of other cells too
    SELECT d.copies, d.copied, c.measure, c.origin, d.document_id, d.published, c.as_of
    FROM counts_near AS c JOIN told_documents AS d USING (document_id)
    WHERE c.before AND c.segment IS NULL AND NOT d.again AND d.copied > 1
), sized AS (
    SELECT *, count(*) AS counts FROM counted GROUP BY ALL
)
SELECT * FROM sized
QUALIFY bool_or(as_of IS NULL) OVER (PARTITION BY copies, measure, origin)
ORDER BY copies, measure, origin, document_id
