-- One line a check: its section and its place there, its page, named by the first check on it, its documents in the order
-- of its evidence, and a digest of all that its card is made of. Where a page ends is up to the checks on it, so that a
-- check more or less moves no others than those near it. The order is that of a report in one file (etl.reports.findings); a test holds them equal.
CREATE OR REPLACE TEMP TABLE outline_findings AS
WITH held AS (
    SELECT check_id, document_id, severity, rule, verdict, message, count_ids, hash(check_id, born) AS own
    FROM history.checks JOIN outline_born USING (from_snapshot)
    WHERE from_snapshot <= $snapshot AND to_snapshot > $snapshot AND $which
), count_rows AS (
    SELECT count_id, document_id, start, hash(count_id, born) AS digest
    FROM history.counts JOIN outline_born USING (from_snapshot)
    WHERE from_snapshot <= $snapshot AND to_snapshot > $snapshot
), accepted AS (
    SELECT check_id, message, hash(acceptances) AS digest
    FROM (SELECT * EXCLUDE (from_snapshot, to_snapshot) FROM history.acceptances
        WHERE from_snapshot <= $snapshot AND to_snapshot > $snapshot) AS acceptances
), failed_before AS (
    SELECT check_id FROM history.checks
    ANTI JOIN (SELECT check_id, message FROM history.acceptances
        WHERE from_snapshot <= $parent AND to_snapshot > $parent) AS accepted USING (check_id, message)
    WHERE from_snapshot <= $parent AND to_snapshot > $parent AND severity IN ('error', 'warning')
), since AS (
    $since
), inside_rows AS (
    SELECT document_id || ':' || start AS count_id, document_id, start, hash(start, born) AS digest
    FROM history.numbers JOIN outline_born USING (from_snapshot)
    WHERE inside IS NOT NULL AND from_snapshot <= $snapshot AND to_snapshot > $snapshot
), named AS (
    SELECT check_id, unnest(count_ids) AS count_id, generate_subscripts(count_ids, 1) AS ordinal FROM held
), evidence AS (
    SELECT check_id, ordinal, document_id, start, digest
    FROM named JOIN count_rows USING (count_id)
    UNION ALL
    SELECT check_id, ordinal, document_id, start, digest
    FROM named JOIN inside_rows USING (count_id)
), told AS (
    SELECT check_id, document_id, min(ordinal) AS ordinal, min(ordinal) AS said, min(start) AS start,
        bit_xor(hash(ordinal, digest)) AS digest
    FROM evidence
    GROUP BY check_id, document_id
    UNION ALL
    SELECT check_id, document_id, 0, NULL, NULL, 0 FROM held WHERE document_id IS NOT NULL
), behind AS (
    SELECT check_id, document_id, min(ordinal) AS ordinal, min(said) AS said, min(start) AS start,
        bit_xor(told.digest) AS digest, any_value(own) AS own
    FROM told LEFT JOIN outline_documents USING (document_id)
    GROUP BY check_id, document_id
), stood AS (
    SELECT
        check_id,
        list_transform(  -- sorted as a list: the engine orders what goes into one far more slowly
            list_sort(list({'ordinal': ordinal, 'document_id': document_id}) FILTER (own IS NOT NULL)),
            lambda told: told.document_id
        ) AS documents,
        arg_min(start, said) FILTER (own IS NOT NULL) AS at,
        bit_xor(hash(ordinal, document_id, digest, own)) AS digest
    FROM behind
    GROUP BY check_id
), sorted AS (
    SELECT
        held.check_id,
        held.severity,
        held.rule,
        coalesce(stood.documents, []) AS documents,
        held.severity IN ('error', 'warning') AS failed,
        held.verdict IN ('no total', 'not comparable') AND NOT failed AS unmade,
        CASE
            WHEN accepted.check_id IS NOT NULL THEN 'accepted'
            WHEN failed THEN 'failed'
            WHEN unmade THEN 'unmade'
            WHEN held.severity = 'ok' THEN 'passed'
            ELSE 'open'
        END AS section,
        row_number() OVER (
            ORDER BY
                list_position(['error', 'warning', 'info', 'ok'], held.severity), unmade,
                coalesce(first.document, ''), coalesce(stood.at, 0), held.check_id
        ) - 1 AS place,
        hash(held.own, stood.digest, accepted.digest, failed AND $parent > 0,
            failed_before.check_id IS NOT NULL,
            CASE WHEN failed_before.check_id IS NOT NULL THEN since.since END) AS digest
    FROM held
    LEFT JOIN stood USING (check_id)
    LEFT JOIN history.documents AS first ON first.document_id = stood.documents[1]
        AND first.from_snapshot <= $snapshot AND first.to_snapshot > $snapshot
    LEFT JOIN accepted ON accepted.check_id = held.check_id AND accepted.message = held.message
    LEFT JOIN failed_before ON failed_before.check_id = held.check_id
    LEFT JOIN since ON since.check_id = held.check_id
), cut AS (
    SELECT *, sum((hash(check_id) % $cards = 0)::INTEGER) OVER (
        PARTITION BY section ORDER BY place ROWS UNBOUNDED PRECEDING
    ) AS stretch
    FROM sorted
), counted AS (
    SELECT *, row_number() OVER (PARTITION BY section, stretch ORDER BY place) - 1 AS step FROM cut
)
SELECT
    check_id, severity, rule, documents, section, place, digest,
    first_value(check_id) OVER (PARTITION BY section, stretch, step // $cards ORDER BY place) AS page,
    row_number() OVER (PARTITION BY section ORDER BY place) - 1 AS nth,
    row_number() OVER (ORDER BY list_position($sections, section), place) - 1 AS line
FROM counted
