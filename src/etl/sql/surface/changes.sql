-- What each snapshot changed in the counts: added, withdrawn, revised (another value) or reflagged
-- (anything else).
-- column snapshot_id: The snapshot that brought the change.
-- column change: added, withdrawn, revised or reflagged.
-- column value_before: The value in the snapshot before; empty if added.
-- column value_after: The value since; empty if withdrawn.
-- column differs: Names of the columns that differ; empty if added or withdrawn.
-- column document: Path of the document that states it.
-- column place_name: Name of the place.
-- column origin_name: Name of the origin.
-- example: SELECT snapshot_id, change, place_name, value_before, value_after FROM changes
CREATE VIEW changes AS
WITH before AS (
    SELECT * EXCLUDE (from_snapshot) RENAME (to_snapshot AS snapshot_id)
    FROM history.named_counts WHERE to_snapshot < {open}
), after AS (
    SELECT * EXCLUDE (to_snapshot) RENAME (from_snapshot AS snapshot_id) FROM history.named_counts
)
SELECT
    snapshot_id,
    CASE
        WHEN before.document_id IS NULL THEN 'added'
        WHEN after.document_id IS NULL THEN 'withdrawn'
        WHEN before.value <> after.value OR before.value_high IS DISTINCT FROM after.value_high
            THEN 'revised'
        ELSE 'reflagged'
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
FROM before FULL JOIN after USING (count_id, snapshot_id)
