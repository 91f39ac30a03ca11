-- Second half: rows that are new begin.
INSERT INTO dbt_counts SELECT * EXCLUDE dbt_change_type FROM dbt_tmp WHERE dbt_change_type = 'insert'
