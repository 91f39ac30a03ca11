-- The counts as cells: what is the same number of the same people is one cell, in any document.
SELECT count_id, concat_ws('|', measure, coalesce(place, ''), coalesce(origin, ''), value), value
FROM counts ORDER BY count_id
