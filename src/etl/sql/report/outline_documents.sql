-- One line a document: its place in the list by name and the page there, named by the first document on it, what its text
-- holds, and a digest of all that its page is made of. Where a page of the list ends is up to the documents on it.
-- A row of history never changes but for its end, so that its name and the snapshot that brought it stand for all it says.
CREATE OR REPLACE TEMP TABLE outline_documents AS
WITH held AS (
    SELECT document_id, document, hash(document_id, born) AS own
    FROM history.documents JOIN outline_born USING (from_snapshot)
    WHERE from_snapshot <= $snapshot AND to_snapshot > $snapshot
), count_rows AS (
    SELECT document_id, start, hash(count_id, born) AS digest
    FROM history.counts JOIN outline_born USING (from_snapshot)
    WHERE from_snapshot <= $snapshot AND to_snapshot > $snapshot
), claim_rows AS (
    SELECT document_id, hash(claim_id, born) AS digest
    FROM history.claims JOIN outline_born USING (from_snapshot)
    WHERE from_snapshot <= $snapshot AND to_snapshot > $snapshot
), number_rows AS (
    SELECT document_id, start, used, hash(start, born) AS digest
    FROM history.numbers JOIN outline_born USING (from_snapshot)
    WHERE from_snapshot <= $snapshot AND to_snapshot > $snapshot
), sorted AS (
    SELECT document_id, row_number() OVER (ORDER BY document) - 1 AS place FROM held
), cut AS (  -- a count with a FILTER would look through all rows before, for each row
    SELECT *, sum((hash(document_id) % $rows = 0)::INTEGER) OVER (ORDER BY place ROWS UNBOUNDED PRECEDING) AS stretch
    FROM sorted
), listed AS (
    SELECT
        document_id, place,
        first_value(document_id) OVER (PARTITION BY stretch, step // $rows ORDER BY place) AS page
    FROM (SELECT *, row_number() OVER (PARTITION BY stretch ORDER BY place) - 1 AS step FROM cut)
), counted AS (
    SELECT document_id, count(*) AS counts, bit_xor(digest) AS digest FROM count_rows GROUP BY document_id
), claimed AS (
    SELECT document_id, count(*) AS claims, bit_xor(digest) AS digest FROM claim_rows GROUP BY document_id
), numbered AS (
    SELECT document_id, bit_xor(digest) AS digest FROM number_rows GROUP BY document_id
), aside AS (
    SELECT document_id, count(*) AS aside
    FROM number_rows ANTI JOIN count_rows USING (document_id, start)
    WHERE NOT used
    GROUP BY document_id
)
SELECT
    document_id,
    place,
    page,
    coalesce(counts, 0) AS counts,
    coalesce(claims, 0) AS claims,
    coalesce(aside, 0) AS aside,
    own,
    hash(own, counted.digest, claimed.digest, numbered.digest) AS digest
FROM held
JOIN listed USING (document_id)
LEFT JOIN counted USING (document_id)
LEFT JOIN claimed USING (document_id)
LEFT JOIN numbered USING (document_id)
LEFT JOIN aside USING (document_id)
