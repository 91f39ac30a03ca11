-- Whose words are the same is known.
DROP TABLE near_earlier;
DROP TABLE near_pairs;
DROP TABLE near_shingles
