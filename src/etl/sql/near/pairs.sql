-- Some documents, and the first of those before them with which they share a band: their words may be the same.
INSERT INTO near_pairs
SELECT unnest(ones), two
FROM (
    SELECT two, min(one, $most_candidates) AS ones
    FROM (
        SELECT DISTINCT n AS two, unnest(firsts) AS one
        FROM near_earlier WHERE n >= $low AND n < $high
    )
    WHERE one < two
    GROUP BY two
)
