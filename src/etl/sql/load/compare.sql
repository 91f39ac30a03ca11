-- The fate of each row that does not stay as it is, by its key: vintage-diff in five words.
-- Held rows are found by two narrow columns first: a scan of all columns of all rows for the few
-- that a load speaks of took twice as long.
CREATE OR REPLACE TEMP TABLE compared AS
WITH spoken_of AS (
    SELECT rowid FROM history.{table} WHERE to_snapshot = {open} AND (
        {scope}
    )
), held AS (
    SELECT rowid AS nth, * FROM history.{table} WHERE rowid IN (SELECT rowid FROM spoken_of)
), told AS (
    SELECT
        {key},
        held.nth,
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
