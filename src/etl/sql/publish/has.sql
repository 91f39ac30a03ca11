-- Each column that a published file keeps, behind the name of its table.
SELECT table_name || '.' || column_name FROM duckdb_columns()
WHERE database_name = 'headcount' AND schema_name = 'history'
