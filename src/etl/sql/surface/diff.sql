-- What differs in the counts between two snapshots, taken as a whole: diff(a, b).
-- example: SELECT change, place_name, value_before, value_after FROM diff(0, 1)
CREATE MACRO diff(a, b) AS TABLE
WITH ended AS (
    SELECT * EXCLUDE (from_snapshot, to_snapshot) FROM history.named_counts
    WHERE from_snapshot <= least(a, b) AND to_snapshot > least(a, b)
        AND to_snapshot <= greatest(a, b)
), begun AS (
    SELECT * EXCLUDE (from_snapshot, to_snapshot) FROM history.named_counts
    WHERE from_snapshot > least(a, b) AND from_snapshot <= greatest(a, b)
        AND to_snapshot > greatest(a, b)
), before AS (
    SELECT * FROM ended WHERE a <= b UNION ALL SELECT * FROM begun WHERE a > b
), after AS (
    SELECT * FROM begun WHERE a <= b UNION ALL SELECT * FROM ended WHERE a > b
), told AS (
    SELECT
        CASE
            WHEN before.document_id IS NULL THEN 'added'
            WHEN after.document_id IS NULL THEN 'withdrawn'
            WHEN before.value <> after.value OR before.value_high IS DISTINCT FROM after.value_high
                THEN 'revised'
            WHEN len({differs}) > 0 THEN 'reflagged'
        END AS change,
        count_id,
        coalesce(after.measure, before.measure) AS measure,
        coalesce(after.origin, before.origin) AS origin,
        coalesce(after.origin_name, before.origin_name) AS origin_name,
        coalesce(after.place, before.place) AS place,
        coalesce(after.place_name, before.place_name) AS place_name,
        before.value AS value_before,
        after.value AS value_after,
        {differs} AS differs,
        coalesce(after.document_id, before.document_id) AS document_id,
        coalesce(after.document, before.document) AS document
    FROM before FULL JOIN after USING (count_id)
)
SELECT * FROM told WHERE change IS NOT NULL ORDER BY change, measure, origin, place, count_id
