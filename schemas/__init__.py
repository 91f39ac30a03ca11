"""What is true of our data: record types, enumerations, pandera models and vocabularies.

Declarations only; imports nothing of ours outside this package. Pandera is imported by the table
modules (`schemas.counts`, ...), not here, so that `headcount extract` starts fast.
"""
