-- Rows that are read a few at a time, in their order.
CREATE OR REPLACE TEMP TABLE in_order AS
{rows}
