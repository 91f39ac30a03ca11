-- Documents, and the first of those before them with which they share a band: their words may be the same.
SELECT unnest(ones) AS one, two
FROM (
    SELECT two, min(one, $most_candidates) AS ones
    FROM (
        SELECT DISTINCT b.n AS two, unnest(f.firsts) AS one
        FROM (SELECT n, unnest(bands) AS band FROM near_bands WHERE n >= $low AND n < $high) AS b
        JOIN near_firsts AS f USING (band)
    )
    WHERE one < two
    GROUP BY two
)
ORDER BY two, one
