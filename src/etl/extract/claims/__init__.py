"""Sentences and their counts -> claims: what a text says of its counts without giving one.

Whether a claim holds is told by `etl.reconcile`. The words are in schemas/claims.yml.
"""

from etl.extract.claims.reading import read_claims, with_claim_ids

__all__ = ["read_claims", "with_claim_ids"]
