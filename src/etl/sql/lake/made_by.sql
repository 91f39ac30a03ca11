-- By which definitions of tables and views these schemas were made.
CREATE TABLE lake.{history}.made_by AS SELECT '{digest}' AS digest
