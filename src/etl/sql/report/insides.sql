-- Numbers for places inside a country, as evidence: what a count has of them, under the name that checks give them.
SELECT * FROM (
    SELECT
        n.document_id || ':' || n.start AS count_id, n.document_id, coalesce(n.measure, '') AS measure,
        CAST(n.value AS BIGINT) AS value, CAST(NULL AS BIGINT) AS value_high, 'exact' AS qualifier,
        'REGION:' || n.inside AS place, n.origin, n.as_of, n.start, n."end",
        substring(d.text, n.start + 1, n."end" - n.start) AS number,
        substring(d.text, n.start + 1, n."end" - n.start) AS quote,
        n.start AS quote_start, NULL AS hedge, NULL AS segment,
        CAST(n.value AS BIGINT) AS low, CAST(n.value AS BIGINT) AS high, 'part' AS role, 'A' AS obs_status, 'inside' AS rule
    FROM history.numbers AS n
    JOIN history.documents AS d USING (document_id)
    WHERE n.inside IS NOT NULL
        AND n.from_snapshot <= $snapshot AND n.to_snapshot > $snapshot
        AND d.from_snapshot <= $snapshot AND d.to_snapshot > $snapshot
)
WHERE $which
ORDER BY document_id, start
