-- The same of all bands, document by document.
CREATE OR REPLACE TEMP TABLE near_earlier AS FROM near_firsts ORDER BY n;
DROP TABLE near_bands;
DROP TABLE near_firsts
