-- The rows of a query as a CSV file: comma, quotes where needed, an empty cell for no value.
COPY ({query}) TO '{path}' (FORMAT csv, HEADER true)
