-- By which versions each snapshot was made.
SELECT snapshot_id, extractor_version, vocabulary_digest FROM headcount.history.snapshots
