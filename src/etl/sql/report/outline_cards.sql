-- The pages of cards: each with a digest of its cards, and of how many there are before and after it.
SELECT
    section,
    nth // $cards AS number,
    hash(list(digest ORDER BY nth), sum(count(*)) OVER (PARTITION BY section)) AS digest
FROM outline_findings
GROUP BY section, number
ORDER BY list_position($sections, section), number
