-- What the table shall hold for the documents of this load.
CREATE OR REPLACE TEMP TABLE staged AS SELECT {columns} FROM incoming
