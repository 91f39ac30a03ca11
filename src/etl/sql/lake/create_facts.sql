-- One table of facts in the lake: as in the published file.
CREATE TABLE lake.{history}.{table} (
    {columns},
    from_snapshot INTEGER NOT NULL,
    to_snapshot INTEGER NOT NULL
)
