-- All checks of the snapshot, in a fixed order.
SELECT * FROM checks ORDER BY check_id
