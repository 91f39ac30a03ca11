-- Those documents with all of their source chains, the cells that they told and tell, who else does, and the checks that rest on either.
CREATE OR REPLACE TEMP TABLE again_documents AS
SELECT document_id FROM linked
UNION
SELECT document_id FROM writer.ties
WHERE chain IN (SELECT chain FROM writer.ties WHERE document_id IN (SELECT document_id FROM linked));
CREATE OR REPLACE TEMP TABLE again_topics AS
SELECT
    document_id, measure, place, origin,
    bool_or(segment IS NULL) AS whole,
    bool_or(after) AS after,
    bool_or(after AND as_of IS NOT NULL) AS dated
FROM (
    SELECT *, document_id NOT IN (SELECT document_id FROM touched) AS after
    FROM counts_near WHERE before AND nth IN (
        -- by one narrow column first: few rows of many are read whole
        SELECT rowid FROM history.counts
        WHERE to_snapshot = {open} AND document_id IN (SELECT document_id FROM again_documents)
    )
    UNION ALL
    SELECT *, true
    FROM counts_near WHERE NOT before AND document_id IN (SELECT document_id FROM again_documents)
)
GROUP BY ALL;
CREATE OR REPLACE TEMP TABLE again_cells AS
SELECT DISTINCT measure, place, origin FROM again_topics WHERE whole;
CREATE OR REPLACE TEMP TABLE again_counts AS
SELECT c.*, NOT c.before OR c.document_id NOT IN (SELECT document_id FROM touched) AS after
FROM counts_near AS c
-- equalities only, which are compared once for each word of a column: a join by IS NOT DISTINCT FROM took ten times as long
WHERE (c.measure, coalesce(c.place, ''), coalesce(c.origin, '')) IN (
    SELECT measure, coalesce(place, ''), coalesce(origin, '') FROM again_cells
) AND c.segment IS NULL;
-- Their checks: by the narrow columns first, since each has the place or origin of a cell, or none.
CREATE OR REPLACE TEMP TABLE again_checks AS
WITH of_codes AS (
    SELECT rowid FROM history.checks
    WHERE to_snapshot = {open} AND document_id IS NULL AND (fixed IS NULL OR fixed IN (
        SELECT place FROM again_counts WHERE before AND place IS NOT NULL
        UNION SELECT origin FROM again_counts WHERE before AND origin IS NOT NULL
    ))
)
SELECT rowid AS nth FROM history.checks
WHERE rowid IN (FROM of_codes) AND CASE
    WHEN rule IN ('told', 'jump', 'unit') THEN count_ids[1] IN (SELECT count_id FROM again_counts WHERE before)
    WHEN rule IN ('retelling', 'union', 'stale', 'future') THEN count_ids[1] IN (
        SELECT count_id FROM again_counts
        WHERE before AND document_id IN (SELECT document_id FROM again_documents)
    )
    WHEN rule = 'told_inside' THEN split_part(count_ids[1], ':', 1) IN (SELECT document_id FROM again_documents)
    ELSE true
END
