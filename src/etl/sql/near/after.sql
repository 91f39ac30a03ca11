-- The counts as they will be: those held of documents that stay, and those that are staged.
CREATE OR REPLACE TEMP VIEW counts_before AS
SELECT document_id, count_id, measure, place, origin, value, qualifier, segment
FROM history.counts WHERE to_snapshot = {open};
CREATE OR REPLACE TEMP VIEW counts_staying AS
FROM counts_before WHERE document_id NOT IN (SELECT document_id FROM touched);
CREATE OR REPLACE TEMP VIEW counts_staged AS
SELECT document_id, count_id, measure, place, origin, value, qualifier, segment FROM staged_counts;
CREATE OR REPLACE TEMP VIEW counts_after AS
FROM counts_staying UNION ALL FROM counts_staged
