-- One table of facts: the model's columns, and the snapshots from which and before which a row holds.
CREATE TABLE history.{table} (
    {columns},
    from_snapshot INTEGER NOT NULL,
    to_snapshot INTEGER NOT NULL
)
