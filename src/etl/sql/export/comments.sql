-- What each column of a view is, and its type.
SELECT column_name, data_type, coalesce(comment, '')
FROM duckdb_columns()
WHERE database_name = 'headcount' AND schema_name = 'main' AND table_name = $table
ORDER BY column_index
