-- What differs in the counts between two snapshots.
SELECT
    change, document, measure, origin_name AS origin, place_name AS place, value_before AS before,
    value_after AS after, array_to_string(differs, ', ') AS differs
FROM diff(?, ?)
ORDER BY ALL
