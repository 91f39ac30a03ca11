-- Each document's sketch, and for the bands of some that several documents share the first of these; filled part by part.
CREATE OR REPLACE TEMP TABLE near_bands AS
SELECT d.n, m.bands FROM marks_after AS m JOIN near_documents AS d USING (document_id)
WHERE d.again AND len(m.bands) > 0
ORDER BY d.n;
CREATE OR REPLACE TEMP TABLE near_firsts (band BIGINT, firsts INTEGER[])
