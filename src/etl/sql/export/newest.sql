-- The snapshot that is exported.
SELECT snapshot_id, strftime(created_at, '%Y-%m-%dT%H:%M:%SZ'), code_version, input_digest
FROM snapshots ORDER BY snapshot_id DESC LIMIT 1
