-- What marks are made from, of a few documents; rows by their numbers are found without a search.
SELECT rowid, document_id, publisher, cites, text FROM {source} WHERE rowid IN ({rows})
