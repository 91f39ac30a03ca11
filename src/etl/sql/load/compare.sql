-- The fate of each row that does not stay as it is, by its key: vintage-diff in five words.
CREATE OR REPLACE TEMP TABLE compared AS
WITH held AS (
    SELECT * FROM history.{table} WHERE to_snapshot = {open} AND (
        {scope}
    )
), told AS (
    SELECT
        {key},
        CASE
            WHEN held.to_snapshot IS NULL THEN 'added'
            WHEN staged.{first_key} IS NULL THEN 'withdrawn'
            WHEN {is_revised} THEN 'revised'
            WHEN {is_changed} THEN 'reflagged'
            ELSE 'stable'
        END AS change
    FROM held FULL JOIN staged_{table} AS staged USING ({key})
)
SELECT * FROM told WHERE change <> 'stable'
