-- What marks are made from, of some documents, in their order; rows by their numbers are found without a search.
SELECT document_id, publisher, cites, text FROM {source} WHERE rowid IN (SELECT unnest($rows)) ORDER BY rowid
