-- What the file of a document looked like when it was read: size, times, inode; NULL: look into it.
ALTER TABLE writer.readings ADD COLUMN file_state VARCHAR
