-- Rows that came or ended since the lake's newest snapshot.
INSERT INTO lake.{history}.{table}
FROM headcount.history.{table}
WHERE from_snapshot > $since OR (to_snapshot > $since AND to_snapshot < {open})
