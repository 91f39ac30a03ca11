-- What is known of each address, and every request that gave something else than "as before".
-- Bodies lie beside this file, each under its SHA-256.

CREATE TABLE IF NOT EXISTS addresses (
  address TEXT PRIMARY KEY,
  source TEXT NOT NULL,
  document TEXT,            -- path below data/raw, given once; none for feeds and sitemaps
  sha256 TEXT,              -- of the newest body
  etag TEXT,
  last_modified TEXT,
  first_fetched TEXT,
  last_checked TEXT NOT NULL,
  last_changed TEXT,
  vanished TEXT             -- since when the server says that it is gone
) STRICT;

CREATE TABLE IF NOT EXISTS fetches (
  fetch_id INTEGER PRIMARY KEY,
  address TEXT NOT NULL,
  fetched TEXT NOT NULL,
  outcome TEXT NOT NULL,
  final_address TEXT,
  status INTEGER,
  headers TEXT,             -- of the answer, as JSON
  sha256 TEXT,
  message TEXT NOT NULL
) STRICT;

CREATE INDEX IF NOT EXISTS fetches_of_address ON fetches (address, fetch_id);
