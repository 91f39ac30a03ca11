-- What differs between two states of the counts, by their keys.
SELECT count_id, before.value AS value_before, after.value AS value_after
FROM ({before}) AS before FULL JOIN ({after}) AS after USING (count_id)
WHERE before.value IS DISTINCT FROM after.value
