-- The tables of a schema of the lake.
SELECT table_name FROM duckdb_tables() WHERE database_name = 'lake' AND schema_name = $schema
