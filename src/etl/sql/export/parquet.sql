-- The rows of a query as a Parquet file.
COPY (
{query}
) TO '{path}' (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false)
