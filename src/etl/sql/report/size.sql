-- How much a snapshot holds: rows of each table, and letters of all texts together.
SELECT
    (SELECT count(*) FROM history.documents WHERE from_snapshot <= $snapshot AND to_snapshot > $snapshot) AS documents,
    (SELECT coalesce(sum(length(text)), 0)::BIGINT FROM history.documents
        WHERE from_snapshot <= $snapshot AND to_snapshot > $snapshot) AS letters,
    (SELECT count(*) FROM history.counts WHERE from_snapshot <= $snapshot AND to_snapshot > $snapshot) AS counts,
    (SELECT count(*) FROM history.claims WHERE from_snapshot <= $snapshot AND to_snapshot > $snapshot) AS claims,
    (SELECT count(*) FROM history.numbers WHERE from_snapshot <= $snapshot AND to_snapshot > $snapshot) AS numbers,
    (SELECT count(*) FROM history.checks WHERE from_snapshot <= $snapshot AND to_snapshot > $snapshot) AS checks
