-- What of some documents' rows is new, changed or gone, against the lake's table.
CREATE OR REPLACE TEMP TABLE gone AS
SELECT held.count_id FROM lake.counts AS held LEFT JOIN incoming USING (count_id)
WHERE held.document_id IN (SELECT DISTINCT document_id FROM incoming)
    AND (incoming.count_id IS NULL OR {differs});
CREATE OR REPLACE TEMP TABLE fresh AS
SELECT incoming.* FROM incoming LEFT JOIN lake.counts AS held USING (count_id)
WHERE held.count_id IS NULL OR {differs}
