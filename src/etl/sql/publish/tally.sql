-- The same by the rows themselves: reads every column of every row.
WITH opened AS (
    SELECT from_snapshot AS snapshot_id, count(*) AS n,
           CAST(sum(CAST(hash({columns}) AS HUGEINT)) AS VARCHAR) AS checksum
    FROM {schema}.{table} GROUP BY ALL
), closed AS (
    SELECT to_snapshot AS snapshot_id, count(*) AS n
    FROM {schema}.{table} WHERE to_snapshot < {open} GROUP BY ALL
)
SELECT snapshot_id, coalesce(opened.n, 0), coalesce(closed.n, 0), opened.checksum
FROM opened FULL JOIN closed USING (snapshot_id)
ORDER BY snapshot_id
