-- Each measure, place and origin that is told for enough dates, with its number of points (etl.reports.series).
CREATE OR REPLACE TEMP TABLE series_found AS
SELECT
    measure, place, origin,
    count(*) AS points,
    row_number() OVER (ORDER BY points DESC, measure, place, origin) AS nth
FROM (
    SELECT measure, place, origin, coalesce(nullif(as_of, ''), published) AS date
    FROM (SELECT * FROM history.counts WHERE from_snapshot <= $snapshot AND to_snapshot > $snapshot)
    JOIN (SELECT document_id, published FROM history.documents
        WHERE from_snapshot <= $snapshot AND to_snapshot > $snapshot) AS documents USING (document_id)
    WHERE place <> '' AND date IS NOT NULL
)
GROUP BY measure, place, origin
HAVING count(DISTINCT date) >= $dates
