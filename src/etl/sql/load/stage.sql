-- Rows of one batch, for this load.
INSERT INTO staged_{table} SELECT {columns} FROM incoming
