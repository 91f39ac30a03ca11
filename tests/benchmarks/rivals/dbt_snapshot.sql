-- What dbt-duckdb runs for a snapshot with strategy "check", check_cols "all", hard_deletes
-- "invalidate": the whole source against the rows that are valid.
CREATE OR REPLACE TEMP TABLE dbt_tmp AS
WITH snapshotted AS (
    SELECT * FROM dbt_counts WHERE dbt_valid_to IS NULL
), changed AS (
    SELECT source.*, snapshotted.dbt_scd_id AS held_scd_id
    FROM source LEFT JOIN snapshotted USING (count_id)
    WHERE snapshotted.count_id IS NULL OR {differs}
), gone AS (
    SELECT snapshotted.* EXCLUDE (dbt_updated_at, dbt_valid_from, dbt_valid_to, dbt_scd_id),
        snapshotted.dbt_scd_id AS held_scd_id
    FROM snapshotted ANTI JOIN source USING (count_id)
)
SELECT 'insert' AS dbt_change_type, * EXCLUDE held_scd_id, $now AS dbt_updated_at,
    $now AS dbt_valid_from, CAST(NULL AS TIMESTAMP) AS dbt_valid_to,
    md5(count_id || '|' || CAST($now AS VARCHAR)) AS dbt_scd_id
FROM changed
UNION ALL
SELECT 'update', * EXCLUDE held_scd_id, $now, $now, $now, held_scd_id
FROM changed WHERE held_scd_id IS NOT NULL
UNION ALL
SELECT 'delete', * EXCLUDE held_scd_id, $now, $now, $now, held_scd_id FROM gone
