-- Every count that ever was, with names beside codes and the snapshots between which it holds.
-- column document: Path of the document that states it.
-- column place_name: Name of the place.
-- column origin_name: Name of the origin.
-- column from_snapshot: The first snapshot that has the row as it is.
-- column to_snapshot: The first snapshot that does not have it any more; 2147483647: still there.
CREATE VIEW history.named_counts AS
SELECT
    counts.* EXCLUDE (from_snapshot, to_snapshot),
    named.document,
    places.name AS place_name,
    origins.name AS origin_name,
    counts.from_snapshot,
    counts.to_snapshot
FROM history.counts AS counts
LEFT JOIN (
    SELECT document_id, any_value(document) AS document FROM history.documents GROUP BY document_id
) AS named USING (document_id)
LEFT JOIN main.areas AS places ON places.code = place
LEFT JOIN main.areas AS origins ON origins.code = origin
