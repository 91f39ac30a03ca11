"""What the generator of large corpora says of its documents is what is read in them."""

from __future__ import annotations

from collections import Counter

from etl.reconcile import reconcile
from tests import corpus
from tests.extract.reading import extraction, shipped

SOME = range(20 * len(corpus.FORMS))


def test_its_answers_are_what_is_read():
    for written in map(corpus.document, SOME):
        found = extraction(written.text)
        said = Counter(
            corpus.Known(count.measure, count.value, count.place, count.origin)
            for count in found.counts
        )
        assert said == written.counts, written.text
        sums = [c.verdict for c in reconcile(found) if c.kind == "sum" and c.total is not None]
        assert sums == ([written.sums] if written.sums else []), written.text


def test_it_has_every_measure_and_both_verdicts():
    written = [corpus.document(n) for n in SOME]
    assert {known.measure for one in written for known in one.counts} == set(shipped().measures)
    assert {one.sums for one in written} == {None, "equal", "over"}


def test_another_edition_changes_the_numbers_and_nothing_else():
    one, same, other = corpus.document(7), corpus.document(7), corpus.document(7, edition=1)
    assert one == same
    assert one.text != other.text
    assert {k._replace(value=0) for k in one.counts} == {k._replace(value=0) for k in other.counts}
