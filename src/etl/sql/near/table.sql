-- Some columns for the time of one load.
CREATE OR REPLACE TEMP TABLE {name} AS SELECT {columns} FROM incoming
