-- Documents of a range of bands that share one with earlier documents, and the first of these.
INSERT INTO near_firsts
WITH gathered AS (
    SELECT band, n FROM near_bands WHERE band BETWEEN $low AND $high
), shared AS (
    -- by themselves first: what finds the least takes room for each band
    SELECT band FROM gathered GROUP BY band HAVING count(*) > 1
), firsts AS (
    SELECT band, min(n, $most_candidates) AS firsts FROM gathered WHERE band IN (FROM shared) GROUP BY band
)
SELECT n, firsts FROM gathered JOIN firsts USING (band) WHERE n > firsts[1]
