-- Rows that ended since the lake's newest snapshot: they come again, with their end.
DELETE FROM lake.{history}.{table} AS shared
USING headcount.history.{table} AS ours
WHERE ours.from_snapshot <= $since AND ours.to_snapshot > $since AND ours.to_snapshot < {open}
    AND shared.to_snapshot = {open} AND shared.from_snapshot = ours.from_snapshot AND {same_key}
