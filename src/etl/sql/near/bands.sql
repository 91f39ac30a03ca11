-- Each document's bands that others share, and the first documents of each band.
CREATE OR REPLACE TEMP TABLE near_bands AS
SELECT d.n, m.bands FROM marks_after AS m JOIN near_documents AS d USING (document_id)
WHERE d.again AND len(m.bands) > 0
ORDER BY d.n;
CREATE OR REPLACE TEMP TABLE near_firsts AS
SELECT band, min(n, $most_candidates) AS firsts
FROM (SELECT n, unnest(bands) AS band FROM near_bands)
GROUP BY band HAVING count(*) > 1
