-- The names of all codes that counts, claims and checks have; made once, as each row would have to be taken apart else.
CREATE TABLE areas AS
WITH said AS (
    SELECT place AS code FROM history.counts
    UNION SELECT origin FROM history.counts
    UNION SELECT place FROM history.claims
    UNION SELECT origin FROM history.claims
    UNION SELECT fixed FROM history.checks
)
SELECT
    said.code,
    CASE
        WHEN said.code = 'ALL' THEN 'all countries'
        WHEN said.code = 'FOREIGN' THEN 'all foreigners'
        WHEN said.code LIKE 'REGION:%' THEN substr(said.code, 8)
        WHEN said.code LIKE 'NOT:%' THEN 'all but ' || coalesce(name, substr(said.code, 5))
        ELSE coalesce(name, said.code)
    END AS name
FROM said LEFT JOIN countries ON countries.code = regexp_replace(said.code, '^NOT:', '')
WHERE said.code IS NOT NULL
ORDER BY said.code
