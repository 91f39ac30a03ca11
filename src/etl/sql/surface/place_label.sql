-- The name of a code of a place or an origin, given the name of its country.
-- example: SELECT place_label('NOT:CHN', 'China')
CREATE MACRO place_label(code, country) AS
CASE
    WHEN code = 'ALL' THEN 'all countries'
    WHEN code = 'FOREIGN' THEN 'all foreigners'
    WHEN code LIKE 'REGION:%' THEN substr(code, 8)
    WHEN code LIKE 'NOT:%' THEN 'all but ' || coalesce(country, substr(code, 5))
    ELSE coalesce(country, code)
END
