-- What a table shall hold for the documents of this load; filled batch by batch.
CREATE OR REPLACE TEMP TABLE staged_{table} (
    {columns}
)
