-- The series as SDMX-CSV 2.0: one observation a measure, area, citizenship and period. Without a
-- period there is no observation; what is left out has the status Q. _T: all together, _Z: does not apply.
SELECT
    'dataflow' AS "STRUCTURE",
    'HEADCOUNT:COUNTS(1.0)' AS "STRUCTURE_ID",
    'I' AS "ACTION",
    CASE length(date) WHEN 4 THEN 'A' WHEN 7 THEN 'M' ELSE 'D' END AS "FREQ",
    upper(measure) AS "MEASURE",
    sdmx_code(place) AS "REF_AREA",
    sdmx_code(origin) AS "CITIZENSHIP",
    date AS "TIME_PERIOD",
    CASE WHEN told THEN best END AS "OBS_VALUE",
    'PS' AS "UNIT_MEASURE",
    0 AS "UNIT_MULT",
    0 AS "DECIMALS",
    CASE WHEN told THEN obs_status ELSE 'Q' END AS "OBS_STATUS",
    CASE WHEN told THEN low END AS "OBS_LOW",
    CASE WHEN told THEN high END AS "OBS_HIGH",
    n_sources AS "N_SOURCES",
    count_ids[1] AS "EVIDENCE_ID"
FROM (
    SELECT *, NOT list_has_any(count_ids, (SELECT coalesce(list(id), []) FROM left_out)) AS told
    FROM series
)
WHERE date IS NOT NULL
ORDER BY ALL
