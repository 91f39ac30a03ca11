-- How many rows of a small table only one of the two sides has.
SELECT count(*) FROM (
    (FROM lake.{schema}.{table} EXCEPT ALL FROM headcount.{source}.{table})
    UNION ALL
    (FROM headcount.{source}.{table} EXCEPT ALL FROM lake.{schema}.{table})
)
