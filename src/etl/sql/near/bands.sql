-- The bands of each document, in their order; and for each that it shares with earlier documents the first of these.
CREATE OR REPLACE TEMP TABLE near_bands AS
SELECT unnest(m.bands) AS band, d.n
FROM marks_after AS m JOIN near_documents AS d USING (document_id)
WHERE d.again
ORDER BY band;
CREATE OR REPLACE TEMP TABLE near_firsts (n INTEGER, firsts INTEGER[]);
CREATE OR REPLACE TEMP TABLE near_pairs (one INTEGER, two INTEGER);
CREATE OR REPLACE TEMP TABLE near_shingles (n INTEGER, part INTEGER, shingles BLOB)
