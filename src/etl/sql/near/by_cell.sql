-- Counts of cells that several documents tell, cell by cell and date by date.
WITH several AS (
    SELECT measure, place, origin
    FROM again_counts WHERE after
    GROUP BY ALL HAVING min(document_id) < max(document_id)
)
SELECT r.* EXCLUDE (n, again, chained, copied)
FROM retold AS r JOIN several AS s ON s.measure = r.measure
    AND s.place IS NOT DISTINCT FROM r.place
    AND s.origin IS NOT DISTINCT FROM r.origin
ORDER BY r.measure, r.place, r.origin, r.as_of, r.n, r.start, r."end", r.count_id
