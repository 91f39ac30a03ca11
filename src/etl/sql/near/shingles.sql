-- The shingles of a part of the documents.
SELECT n, shingles FROM near_shingles WHERE part = $part
