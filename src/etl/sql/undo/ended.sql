-- Those that it ended still hold.
UPDATE history.{table} SET to_snapshot = {open} WHERE to_snapshot = $snapshot
