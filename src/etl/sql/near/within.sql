-- What the undated counts of a document, measure and origin are compared within; filled in batches.
CREATE OR REPLACE TEMP TABLE near_within (document_id VARCHAR, measure VARCHAR, origin VARCHAR, within VARCHAR)
