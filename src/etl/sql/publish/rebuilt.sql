-- The rows that are not the same in a snapshot and in what was rebuilt from the archive, with the
-- columns that differ.
WITH held AS (
    SELECT {columns} FROM headcount.history.{table}
    WHERE from_snapshot <= $snapshot AND to_snapshot > $snapshot
        AND document_id IN (SELECT document_id FROM asked)
), staged AS (
    SELECT * FROM staged_{table} WHERE document_id IN (SELECT document_id FROM asked)
)
SELECT
    document_id,
    concat_ws(' ', {key}) AS key,
    CASE
        WHEN held.document_id IS NULL THEN ['(not in the snapshot)']
        WHEN staged.document_id IS NULL THEN ['(not rebuilt)']
        ELSE {differs}
    END AS differs
FROM held FULL JOIN staged USING (document_id, {key})
WHERE len(differs) > 0
ORDER BY ALL
