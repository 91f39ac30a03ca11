-- What the files of documents look like that were looked at.
UPDATE writer.readings SET file_state = seen.file_state FROM seen
WHERE readings.document_id = seen.document_id
