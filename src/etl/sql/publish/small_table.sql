-- A table that is made anew for each published file.
CREATE TABLE {name} AS SELECT * FROM incoming
