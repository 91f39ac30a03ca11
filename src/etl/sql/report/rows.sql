-- What the filters of a divided report look through, for the checks of some lines.
WITH due AS (
    SELECT check_id, line, section, page, documents FROM outline_findings WHERE line BETWEEN $first AND $last
), held AS (
    SELECT checks.* FROM history.checks AS checks JOIN due USING (check_id)
    WHERE from_snapshot <= $snapshot AND to_snapshot > $snapshot
), areas AS (
    SELECT check_id, code, min(ordinal) AS ordinal
    FROM (
        SELECT check_id, unnest([place, origin]) AS code, 2 * ordinal + unnest([0, 1]) AS ordinal
        FROM (SELECT check_id, unnest(count_ids) AS count_id, generate_subscripts(count_ids, 1) AS ordinal FROM held)
        JOIN (SELECT count_id, place, origin FROM history.counts
            WHERE from_snapshot <= $snapshot AND to_snapshot > $snapshot) AS counts USING (count_id)
    )
    SEMI JOIN countries USING (code)
    GROUP BY check_id, code
), named AS (
    SELECT check_id, list(code ORDER BY ordinal) AS places FROM areas GROUP BY check_id
), behind AS (
    SELECT check_id, unnest(documents) AS document_id, generate_subscripts(documents, 1) AS ordinal FROM due
), titled AS (
    SELECT check_id, list(coalesce(nullif(title, ''), document) ORDER BY ordinal) AS titles
    FROM behind
    JOIN (SELECT document_id, title, document FROM history.documents
        WHERE from_snapshot <= $snapshot AND to_snapshot > $snapshot) AS documents USING (document_id)
    GROUP BY check_id
)
SELECT section, page, severity, rule, measure, message, documents, coalesce(titles, []) AS titles, coalesce(places, []) AS places
FROM due JOIN held USING (check_id) LEFT JOIN named USING (check_id) LEFT JOIN titled USING (check_id)
ORDER BY line
