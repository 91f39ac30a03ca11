-- All refused of the snapshot, in a fixed order.
SELECT * FROM refused ORDER BY "table"
