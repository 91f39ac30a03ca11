-- The pages of cards: each with how many there are on it, and a digest of them and of the names of its neighbours.
SELECT
    section, page, checks,
    hash(digests, lag(page) OVER neighbours, lead(page) OVER neighbours) AS digest
FROM (
    SELECT section, page, count(*) AS checks, min(nth) AS first, list(digest ORDER BY nth) AS digests
    FROM outline_findings
    GROUP BY section, page
)
WINDOW neighbours AS (PARTITION BY section ORDER BY first)
ORDER BY list_position($sections, section), first
