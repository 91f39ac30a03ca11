-- One digest over all rows of a table in a snapshot, as JSON in the order of the key.
SELECT sha256(coalesce(string_agg(CAST(to_json(held) AS VARCHAR), chr(10) ORDER BY {key}), ''))
FROM (
    SELECT {columns} FROM headcount.history.{table}
    WHERE from_snapshot <= $snapshot AND to_snapshot > $snapshot
) AS held
