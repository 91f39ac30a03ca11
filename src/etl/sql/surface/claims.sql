-- The claims of the latest snapshot: statements about counts that are no counts.
-- column place_name: Name of the place.
-- column origin_name: Name of the origin.
-- column since_snapshot: The snapshot that brought the row as it is.
-- example: SELECT kind, relation, value, quote FROM claims
CREATE VIEW claims AS
SELECT
    claims.* EXCLUDE (from_snapshot, to_snapshot),
    places.name AS place_name,
    origins.name AS origin_name,
    claims.from_snapshot AS since_snapshot
FROM history.claims AS claims
LEFT JOIN areas AS places ON places.code = place
LEFT JOIN areas AS origins ON origins.code = origin
WHERE to_snapshot = {open}
