-- Whether the file has been given its tables.
SELECT count(*) FROM duckdb_tables() WHERE schema_name = 'writer' AND table_name = 'layout'
