-- Where ranges of bands start that are gathered one after the other.
SELECT DISTINCT band FROM near_bands WHERE rowid % $size = 0 ORDER BY band
