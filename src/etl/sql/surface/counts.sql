-- The counts of the latest snapshot: numbers of people by measure, place and origin.
-- column document: Path of the document that states it.
-- column place_name: Name of the place.
-- column origin_name: Name of the origin.
-- column since_snapshot: The snapshot that brought the row as it is.
-- example: SELECT place_name, value, quote FROM counts WHERE origin = 'CAN' ORDER BY value DESC
CREATE VIEW counts AS
SELECT * EXCLUDE (to_snapshot) RENAME (from_snapshot AS since_snapshot)
FROM history.named_counts WHERE to_snapshot = {open}
