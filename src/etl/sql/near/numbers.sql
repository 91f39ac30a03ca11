-- Of the documents beside, over how many countries their totals are.
SELECT * FROM history.numbers
WHERE to_snapshot = {open} AND kind = 'number of countries'
    AND document_id IN (SELECT document_id FROM beside)
ORDER BY document_id, start, "end"
