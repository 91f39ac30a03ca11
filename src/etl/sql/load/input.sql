-- How many documents hold now, and one digest over their names and contents.
SELECT count(*), sha256(coalesce(string_agg(document || chr(31) || sha256, chr(30) ORDER BY document), ''))
FROM history.documents WHERE to_snapshot = {open}
