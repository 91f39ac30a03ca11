-- The names of the fields in which two rows differ; empty if one of them is missing.
-- example: SELECT differing({{a: 1, b: 2}}, {{a: 1, b: 3}})
CREATE MACRO differing(before, after) AS
list_filter(
    json_keys(to_json(before)),
    lambda name: json_extract(to_json(before), '$."' || name || '"')
        IS DISTINCT FROM json_extract(to_json(after), '$."' || name || '"')
)
