-- How many accounts there are for each source, measure and origin, of some sources.
SELECT DISTINCT source, measure, origin, accounts FROM accounts_found WHERE nth_source BETWEEN $first AND $last
