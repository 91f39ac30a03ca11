SELECT count_id, measure, place, origin, as_of, qualifier, value, quote
FROM counts
WHERE count_id IN ($count_ids);
