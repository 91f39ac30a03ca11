-- The display name of each country code.
SELECT code, name FROM countries ORDER BY code
