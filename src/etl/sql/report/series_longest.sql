-- Those with as many points as the last that is shown, or more; which of the equal ones come first, their labels decide.
SELECT nth, measure, place, origin, points, (SELECT count(*) FROM series_found) AS series
FROM series_found
WHERE points >= coalesce((SELECT points FROM series_found WHERE nth = $most), 0)
ORDER BY nth
