SELECT
    any_value(value) FILTER (WHERE count_id = '$total') AS total,
    sum(value) FILTER (WHERE count_id <> '$total') AS parts_sum,
    total - parts_sum AS residual
FROM counts
WHERE count_id IN ($count_ids);
