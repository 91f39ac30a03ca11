-- The counts without the cells that are left out, and without any words that would tell them.
CREATE OR REPLACE TEMP VIEW suppressed_counts AS
SELECT
    count_id, document_id, document, measure, place, place_name, origin, origin_name, as_of,
    CASE WHEN left_out.id IS NULL THEN value END AS value,
    CASE WHEN left_out.id IS NULL THEN qualifier END AS qualifier,
    role,
    CASE WHEN left_out.id IS NULL THEN obs_status ELSE 'Q' END AS obs_status
FROM counts LEFT JOIN left_out ON left_out.id = count_id
