-- One table of the books: the model's columns and nothing else.
CREATE TABLE history.{table} ({columns})
