"""Reads tables: what each column counts, what each row is about."""

from etl.extract.tables.inline import read_inline
from etl.extract.tables.reading import read_table

__all__ = ["read_inline", "read_table"]
