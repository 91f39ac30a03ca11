-- Pairs of documents whose words may be the same, by the parts that their shingles are in.
SELECT one.part AS part, two.part AS other, one.n AS one, two.n AS two
FROM near_pairs
JOIN (SELECT n, part FROM near_shingles) AS one ON one.n = near_pairs.one
JOIN (SELECT n, part FROM near_shingles) AS two ON two.n = near_pairs.two
ORDER BY one.part, two.part, two.n, one.n
