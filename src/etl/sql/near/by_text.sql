-- Counts of documents that state no date, where copies of their lists may, in the order of their texts.
SELECT * EXCLUDE (n, again, chained, copied) FROM retold
WHERE again AND copied > 1 AND published IS NOT NULL
    AND document_id NOT IN (SELECT document_id FROM again_topics WHERE dated)
ORDER BY n, start, "end", count_id
