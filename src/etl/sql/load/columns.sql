-- The columns of a table as the file has them.
SELECT column_name, data_type, is_nullable FROM duckdb_columns()
WHERE schema_name = 'history' AND table_name = $table AND NOT internal
ORDER BY column_index
