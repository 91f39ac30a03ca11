-- All rows of the table as it was, with nothing in the columns that are new.
INSERT INTO history.{table} BY NAME SELECT * {lists} FROM history.before_{table};
DROP TABLE history.before_{table}
