-- dbt-duckdb's snapshot_merge_sql, first half: rows that changed or are gone end.
UPDATE dbt_counts AS target SET dbt_valid_to = tmp.dbt_valid_to
FROM dbt_tmp AS tmp
WHERE tmp.dbt_scd_id = target.dbt_scd_id AND tmp.dbt_change_type IN ('update', 'delete')
    AND target.dbt_valid_to IS NULL
