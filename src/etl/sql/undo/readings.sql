-- Documents of which the snapshot changed a row have to be read again.
DELETE FROM writer.readings WHERE document_id IN (
    SELECT document_id FROM history.{table}
    WHERE from_snapshot = $snapshot OR to_snapshot = $snapshot
)
