-- The sums that anybody can make: each total with its parts.
SELECT coalesce(total_id, count_ids[1]), list_filter(count_ids, lambda id: id <> coalesce(total_id, count_ids[1]))
FROM checks WHERE kind = 'sum' AND rule <> 'inside' AND total IS NOT NULL AND len(count_ids) > 0
ORDER BY check_id
