-- The sum of the hashes of the rows that this load brings, made from what was handed in.
SELECT CAST(sum(CAST(hash({columns}) AS HUGEINT)) AS VARCHAR)
FROM staged JOIN compared USING ({key})
WHERE compared.change IN ('added', 'revised', 'reflagged')
