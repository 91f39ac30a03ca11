"""Verdicts that changed though no document did are told by the view `flips`."""

from __future__ import annotations

from dataclasses import replace

from schemas.codes import Verdict


def test_a_verdict_that_other_words_change_is_told_once(ingest, pair, a_check, a_run, ask):
    document, extraction = pair()
    check = a_check(document, *extraction.counts)
    over = replace(check, verdict=Verdict.OVER)
    several = a_check(None, *extraction.counts)
    fails = replace(several, verdict=Verdict.FAILS)
    ingest((document, extraction), checks=[check, several], run=a_run("one"))
    words = a_run("two", vocabulary_digest="v2")
    ingest((document, extraction), checks=[over, fails], run=words)
    told = ask("SELECT snapshot_id, document, before, after FROM flips ORDER BY document")
    assert told == [(2, "a.txt", "partial", "over"), (2, None, "partial", "fails")]


def test_a_verdict_that_a_document_changed_is_not_told(ingest, pair, a_check, ask):
    one, told = pair(value=278)
    other, told_then = pair(value=279)
    beside = pair("b.txt", 12)
    check = a_check(one, *told.counts)
    both = a_check(None, *told.counts)
    ingest((one, told), beside, checks=[check, both])
    changed = [replace(c, verdict=Verdict.OVER) for c in (check, both)]
    ingest((other, told_then), beside, checks=changed)
    assert ask("FROM flips") == []
