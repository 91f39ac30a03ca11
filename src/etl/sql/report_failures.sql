-- All failures of the snapshot, in a fixed order.
SELECT * FROM failures ORDER BY document
