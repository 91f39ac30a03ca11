-- Of the documents beside, what they tell of the cells compared again; all where copies take dates from each other.
SELECT c.* FROM history.counts AS c
WHERE c.to_snapshot = {open} AND c.document_id IN (SELECT document_id FROM beside) AND (
    c.count_id IN (SELECT count_id FROM again_tellers)
    OR c.document_id IN (
        SELECT document_id FROM writer.ties
        QUALIFY count(*) OVER (PARTITION BY copies) > 1
    )
)
ORDER BY c.document_id, c.start, c."end"
