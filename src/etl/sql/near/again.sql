-- Those documents with all of their source chains, the cells that they told and tell, and the checks that rest on either.
CREATE OR REPLACE TEMP TABLE again_documents AS
SELECT document_id FROM linked
UNION
SELECT document_id FROM writer.ties
WHERE chain IN (SELECT chain FROM writer.ties WHERE document_id IN (SELECT document_id FROM linked));
CREATE OR REPLACE TEMP TABLE again_cells AS
SELECT DISTINCT measure, place, origin
FROM (FROM counts_before UNION ALL FROM counts_staged)
WHERE segment IS NULL AND document_id IN (SELECT document_id FROM again_documents);
CREATE OR REPLACE TEMP TABLE again_tellers AS
SELECT DISTINCT c.document_id, c.count_id
FROM counts_before AS c JOIN again_cells AS a ON a.measure = c.measure
    AND a.place IS NOT DISTINCT FROM c.place
    AND a.origin IS NOT DISTINCT FROM c.origin
WHERE c.segment IS NULL;
CREATE OR REPLACE TEMP TABLE again_checks AS
SELECT check_id FROM history.checks
WHERE to_snapshot = {open} AND document_id IS NULL AND CASE
    WHEN rule IN ('told', 'jump', 'unit') THEN count_ids[1] IN (SELECT count_id FROM again_tellers)
    WHEN rule IN ('retelling', 'union', 'stale', 'future') THEN count_ids[1] IN (
        SELECT count_id FROM counts_before WHERE document_id IN (SELECT document_id FROM again_documents)
    )
    ELSE true
END;
CREATE OR REPLACE TEMP TABLE beside AS
WITH tellers AS (
    SELECT DISTINCT document_id FROM again_tellers
    WHERE document_id NOT IN (SELECT document_id FROM again_documents)
)
FROM tellers
UNION
-- the copies of their lists, whose dates they take
SELECT document_id FROM writer.ties
WHERE copies IN (SELECT copies FROM writer.ties WHERE document_id IN (FROM tellers))
