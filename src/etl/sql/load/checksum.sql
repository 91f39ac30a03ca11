-- The sum of the hashes of the rows that this load brings, as they were handed in.
SELECT CAST(sum(CAST(hash({columns}) AS HUGEINT)) AS VARCHAR) FROM fresh
