INSERT INTO addresses (
  address, source, document, sha256, etag, last_modified, first_fetched, last_checked, last_changed, vanished
)
VALUES (
  :address, :source, :document, :sha256, :etag, :last_modified, :first_fetched, :last_checked, :last_changed, :vanished
)
ON CONFLICT (address) DO UPDATE SET
  source = excluded.source, document = excluded.document, sha256 = excluded.sha256, etag = excluded.etag,
  last_modified = excluded.last_modified, first_fetched = excluded.first_fetched,
  last_checked = excluded.last_checked, last_changed = excluded.last_changed, vanished = excluded.vanished
