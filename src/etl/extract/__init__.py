"""Document -> Extraction: counts, claims, and the numbers set aside with a reason.

Whether the counts add up is not asked here: that is `etl.reconcile`.
"""

from etl.extract.reader import EXTRACTOR_VERSION, extract

__all__ = ["EXTRACTOR_VERSION", "extract"]
