-- The first documents of each band that several share, of one part of all bands.
INSERT INTO near_firsts
SELECT band, min(n, $most_candidates)
FROM (SELECT n, unnest(bands) AS band FROM near_bands)
WHERE abs(band % $parts) = $part
GROUP BY band HAVING count(*) > 1
