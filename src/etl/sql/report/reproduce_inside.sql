SELECT place, inside, measure, value
FROM numbers
WHERE document_id || ':' || start IN ($count_ids);
