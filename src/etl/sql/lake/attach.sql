-- The lake whose catalog is at an address of PostgreSQL.
ATTACH {address} AS lake {options}
