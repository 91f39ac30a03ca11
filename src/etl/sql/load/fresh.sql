-- The rows that are new or changed, as they were handed in.
CREATE OR REPLACE TEMP TABLE fresh AS
SELECT {columns} FROM staged_{table} AS staged JOIN compared USING ({key}) WHERE compared.change <> 'withdrawn'
