-- The claims of the latest snapshot: statements about counts that are no counts.
-- column place_name: Name of the place.
-- column origin_name: Name of the origin.
-- column since_snapshot: The snapshot that brought the row as it is.
-- example: SELECT kind, relation, value, quote FROM claims
CREATE VIEW claims AS
SELECT
    claims.* EXCLUDE (from_snapshot, to_snapshot),
    place_label(place, places.name) AS place_name,
    place_label(origin, origins.name) AS origin_name,
    claims.from_snapshot AS since_snapshot
FROM history.claims AS claims
LEFT JOIN countries AS places ON places.code = regexp_replace(place, '^NOT:', '')
LEFT JOIN countries AS origins ON origins.code = regexp_replace(origin, '^NOT:', '')
WHERE to_snapshot = {open}
