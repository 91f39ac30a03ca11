-- A small table of the published file.
CREATE TABLE lake.{schema}.{table} AS FROM headcount.{source}.{table}
