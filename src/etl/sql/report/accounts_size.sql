-- How many matrices there are, and of how many sources.
SELECT count(DISTINCT (source, measure, origin)) AS matrices, count(DISTINCT source) AS sources FROM accounts_found
