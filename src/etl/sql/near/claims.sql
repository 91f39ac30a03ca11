-- No claim is compared between documents.
SELECT * FROM history.claims WHERE false
