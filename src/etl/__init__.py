"""Raw text in, checked numbers out: documents, extract, frames, reconcile, snapshots, reports."""
