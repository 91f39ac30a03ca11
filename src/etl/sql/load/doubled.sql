-- Keys that two rows have that hold now, among those that this load touched; the others were
-- asked when they were touched.
SELECT count(*) FROM (
    SELECT {key} FROM history.{table} SEMI JOIN compared USING ({key})
    WHERE to_snapshot = {open}
    GROUP BY ALL HAVING count(*) > 1
)
