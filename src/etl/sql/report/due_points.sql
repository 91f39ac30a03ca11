-- The counts that are the newest points of some series, and their documents.
CREATE OR REPLACE TEMP TABLE due_counts AS
SELECT count_id
FROM (
    SELECT counts.*, title, document, coalesce(nullif(as_of, ''), published) AS date
    FROM (SELECT * FROM history.counts WHERE from_snapshot <= $snapshot AND to_snapshot > $snapshot) AS counts
    JOIN (SELECT document_id, title, document, published FROM history.documents
        WHERE from_snapshot <= $snapshot AND to_snapshot > $snapshot) AS documents USING (document_id)
) AS told
JOIN series_found AS series ON series.nth IN ($numbers)
    AND series.measure = told.measure AND series.place = told.place AND series.origin IS NOT DISTINCT FROM told.origin
WHERE date IS NOT NULL
QUALIFY row_number() OVER (
    PARTITION BY series.nth
    ORDER BY
        date || CASE length(date) WHEN 4 THEN '-07-01' WHEN 7 THEN '-15' ELSE '' END DESC,
        coalesce(nullif(title, ''), document) DESC, start DESC, document_id DESC
) <= $points
