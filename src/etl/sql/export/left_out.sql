-- The counts that are left out.
CREATE OR REPLACE TEMP TABLE left_out AS SELECT unnest(CAST($ids AS VARCHAR[])) AS id
