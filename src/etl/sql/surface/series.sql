-- One row a measure, origin, place and date: the best value, and the least and the greatest that any
-- document allows. Best is an exact count before a hedged one, then the latest publication.
-- column date: The date stated for the count, else its document's date of publication.
-- column origin_name: Name of the origin.
-- column place_name: Name of the place.
-- column best: The value to use if one must be used; the middle of a range.
-- column chosen_by: The rule by which best was chosen.
-- column obs_status: SDMX observation status of the best value.
-- column low: The least that any count allows.
-- column high: The greatest that any count allows; empty where one is open.
-- column n_sources: Independent sources: the last links of the source chains, each once.
-- column n_documents: Documents that say it.
-- column n_counts: Counts behind the row.
-- column agree: Whether all counts can be true at once.
-- column count_ids: The counts behind the row, for evidence(count_id).
-- example: SELECT date, place_name, low, best, high FROM series WHERE origin = 'CAN' ORDER BY date
CREATE VIEW series AS
SELECT
    measure,
    origin,
    origin_name,
    place,
    place_name,
    coalesce(counts.as_of, documents.published) AS date,
    first(
        coalesce((counts.value + counts.value_high) // 2, counts.value)
        ORDER BY counts.qualifier <> 'exact', documents.published DESC NULLS LAST, counts.count_id
    ) AS best,
    CASE
        WHEN count(*) = 1 THEN 'the only count'
        WHEN count(*) FILTER (counts.qualifier = 'exact') = 0 THEN 'the latest published, all hedged'
        WHEN count(*) FILTER (counts.qualifier = 'exact') = 1 THEN 'the only exact count'
        ELSE 'the latest published of the exact counts'
    END AS chosen_by,
    first(
        counts.obs_status
        ORDER BY counts.qualifier <> 'exact', documents.published DESC NULLS LAST, counts.count_id
    ) AS obs_status,
    min(counts.low) AS low,
    CASE WHEN count(*) = count(counts.high) THEN max(counts.high) END AS high,
    count(DISTINCT coalesce(documents.cites[-1], documents.publisher, documents.document))
        AS n_sources,
    count(DISTINCT counts.document_id) AS n_documents,
    count(*) AS n_counts,
    max(counts.low) <= min(coalesce(counts.high, 9223372036854775807)) AS agree,
    list(counts.count_id ORDER BY counts.count_id) AS count_ids
FROM counts JOIN documents USING (document_id)
GROUP BY ALL
