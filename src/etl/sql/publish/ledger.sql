-- What each snapshot brought to a table and took from it, by the ledger.
SELECT snapshot_id, added + revised + reflagged, withdrawn + revised + reflagged, checksum, checksum_by
FROM history.loads WHERE table_name = $table AND (added + revised + reflagged + withdrawn) > 0
ORDER BY snapshot_id
