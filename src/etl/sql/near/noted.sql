-- By what documents are tied to others, and to whom; filled while a load is compared.
CREATE OR REPLACE TEMP TABLE noted_marks (document_id VARCHAR, named VARCHAR[], bands BIGINT[]);
CREATE OR REPLACE TEMP TABLE noted_ties (document_id VARCHAR, chain VARCHAR, copies VARCHAR)
