-- The documents of one of the sets, of those that are held and stay.
SELECT document_id FROM {name}
WHERE document_id NOT IN (SELECT document_id FROM touched) AND document_id IN (
    SELECT document_id FROM history.documents WHERE to_snapshot = {open}
)
