-- The shingles of some documents.
INSERT INTO near_shingles SELECT n, part, shingles FROM incoming
