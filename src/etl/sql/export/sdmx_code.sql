-- A code of ours as one that SDMX allows: letters, digits, _ and -.
CREATE TEMP MACRO sdmx_code(code) AS
CASE
    WHEN code IS NULL THEN '_Z'
    WHEN code = 'ALL' THEN '_T'
    ELSE trim(regexp_replace(upper(strip_accents(code)), '[^A-Z0-9]+', '_', 'g'), '_')
END
