-- Rows that are new or changed hold from this snapshot on.
INSERT INTO history.{table}
SELECT {columns}, $snapshot, {open}
FROM staged JOIN compared USING ({key})
WHERE compared.change IN ('added', 'revised', 'reflagged')
ORDER BY ALL
