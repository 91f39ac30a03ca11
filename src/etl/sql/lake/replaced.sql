-- A small table as it is in the published file.
DELETE FROM lake.{schema}.{table};
INSERT INTO lake.{schema}.{table} FROM headcount.{source}.{table}
