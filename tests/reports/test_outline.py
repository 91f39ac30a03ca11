"""What the engine works out for a divided report is what a report of one file works out itself."""

from collections import Counter
from dataclasses import replace
from itertools import product

import pytest

from etl.reports import read_report
from etl.reports.divided import _matrices, _series, render_pages
from etl.reports.findings import build_findings, failing, resolved, unchecked, verdict_sentence
from etl.reports.html import _tally, sections_of
from etl.reports.outline import LIST, TEXT, read_outline
from etl.reports.read import read_frame
from etl.reports.series import build_series
from etl.reports.source_chains import build_matrices
from schemas.codes import CheckLevel, Severity, Verdict
from schemas.records import Acceptance
from tests.reports.conftest import publish, short_hash


@pytest.fixture
def many(report, document):
    """Documents of several sources and days, in which each kind of check came out in each way."""
    made = [
        report(
            document(
                text=f"{'Well. ' * (n % 3)}{document().text}",
                document=f"{n % 7}/{n}.txt",
                title=None if n % 5 == 0 else f"No. {-n}",
                published=f"2024-0{1 + n % 6}" if n % 4 else None,
                cites=(f"Agency {n % 8}",) if n % 9 else (),
            )
        )
        for n in range(60)
    ]
    ways = [*product(Severity, (Verdict.CONTRADICTION, Verdict.NOT_COMPARABLE))]
    checks = []
    for n, data in enumerate(made):
        (severity, verdict), others = ways[n % len(ways)], made[(n * 7) % 60].counts
        clash = replace(data.checks[1], severity=severity, verdict=verdict)
        [(own, (_, twelve))] = data.numbers.items()
        ids = (*clash.count_ids, others[3].count_id, f"{own}:{twelve.start}")
        across = {"document_id": None, "level": CheckLevel.DOCUMENT, "count_ids": ids[::-1]}
        made_of_it = [*data.checks, clash, replace(clash, **across)]
        checks += [replace(c, check_id=short_hash(n, k)) for k, c in enumerate(made_of_it)]
    warnings = [c for c in checks if c.severity is Severity.WARNING][:3]
    stands = [Acceptance(c.check_id, c.message, "So.", "A", "2024-05-05") for c in warnings]
    return replace(
        made[0],
        documents=tuple(d for data in made for d in data.documents),
        counts=tuple(
            replace(c, measure=("in_custody", "arrested")[n % 2], value=v, low=v, high=v)
            for n, data in enumerate(made)
            for c in data.counts
            for v in [c.value + n % 3]
        ),
        claims=tuple(
            replace(c, claim_id=short_hash("claim", n))
            for n, data in enumerate(made)
            for c in data.claims
        ),
        numbers={
            own: (year, replace(twelve, place="CAN", inside=f"Town {len(own)}"))
            for data in made
            for own, (year, twelve) in data.numbers.items()
        },
        checks=tuple(checks),
        accepted={acceptance.check_id: acceptance for acceptance in stands},
    )


@pytest.fixture
def asked(many, tmp_path, monkeypatch):
    """Two snapshots; pages are so small that there are several of each kind."""
    for name in ("outline.CARDS", "outline.ROWS", "outline.LISTED", "divided.LISTED"):
        monkeypatch.setattr(f"etl.reports.{name}", 7)
    publish(replace(many, checks=many.checks[:150], accepted={}), tmp_path)
    return publish(many, tmp_path, "two")


def test_checks_stand_in_the_same_sections_in_the_same_order(asked):
    outline = read_outline(asked, read_frame(asked))
    whole = sections_of(build_findings(read_report(asked)))
    assert all(whole.values())
    assert outline.checks == {anchor: len(findings) for anchor, findings in whole.items()}
    pages = [page for page in outline.pages if page.of not in (TEXT, LIST)]
    html = "".join(html for _, html in render_pages(outline, pages))
    places = [
        html.index(f'id="check-{finding.check.check_id}"')
        for findings in whole.values()
        for finding in findings
    ]
    assert places == sorted(places)


def test_what_the_whole_came_to_is_the_same(asked):
    told, whole = read_outline(asked, read_frame(asked)).data, read_report(asked)
    for say in (verdict_sentence, unchecked, failing, resolved, _tally):
        assert say(told) == say(whole), say
    assert len(told.checks) < len(whole.checks)
    assert (told.n_documents, told.n_counts, told.n_claims) == (
        len(whole.documents),
        len(whole.counts),
        len(whole.claims),
    )


def test_the_first_that_failed_have_their_evidence(asked):
    told, whole = read_outline(asked, read_frame(asked)).data, read_report(asked)
    first, same = ([f for f in build_findings(data) if f.failed] for data in (told, whole))
    assert first[:7] == same[:7]
    assert [f.check for f in first] == [f.check for f in same]


def test_series_and_accounts_are_the_same(asked, monkeypatch):
    monkeypatch.setattr("etl.reports.divided.SOURCES", 3)
    for module in ("series", "divided"):
        monkeypatch.setattr(f"etl.reports.{module}.POINTS", 5)
    for module in ("source_chains", "divided"):
        monkeypatch.setattr(f"etl.reports.{module}.COLUMNS", 4)
    outline, whole = read_outline(asked, read_frame(asked)), read_report(asked)
    for found, every in ((_series, build_series(whole)), (_matrices, build_matrices(whole))):
        shown, more = found(outline)
        assert (len(shown), len(shown) + more) == (6, len(every))
        assert shown == every[:6]


def test_a_check_or_a_document_more_changes_no_pages_but_those_near_it(many, tmp_path, monkeypatch):
    for name in ("CARDS", "ROWS"):
        monkeypatch.setattr(f"etl.reports.outline.{name}", 7)

    def pages(data, run_id):
        query = publish(data, tmp_path, run_id)
        return {(p.of, p.path, p.digest) for p in read_outline(query, read_frame(query)).pages}

    publish(many, tmp_path)
    data = replace(many, failures=())
    one = next(c for c in many.checks[50:] if c.document_id)
    fewer = replace(data, checks=tuple(c for c in many.checks if c is not one))
    before, after = pages(data, "two"), pages(fewer, "three")
    held = {of: sum(one == of for one, _, _ in before) for of, _, _ in before}
    gone = Counter(of for of, _, _ in before - after)
    [section] = gone.keys() - {TEXT, LIST}
    assert gone[LIST] == 1
    assert gone[section] <= 4 < held[section]
    assert gone[TEXT] < held[TEXT] / 2, "those that lead to a page of another name now"
    fewer = replace(data, documents=data.documents[1:], checks=(), counts=(), claims=(), numbers={})
    bare = pages(replace(fewer, documents=data.documents), "four")
    lists = {page for page in bare - pages(fewer, "five") if page[0] == LIST}
    assert len(lists) <= 2 < sum(of == LIST for of, _, _ in bare)


def test_a_digest_changes_with_what_a_page_shows_and_with_nothing_else(many, tmp_path):
    def digests(data, run_id):
        query = publish(data, tmp_path, run_id)
        outline = read_outline(query, read_frame(query))
        return {page.path: page.digest for page in outline.pages}

    publish(many, tmp_path)
    before = digests(replace(many, failures=()), "two")
    own = many.documents[5]
    altered = tuple(
        replace(c, as_of="2024-05-01") if c.document_id == own.document_id else c
        for c in many.counts
    )
    after = digests(replace(many, failures=(), counts=altered), "three")
    changed = {path for path in before if before[path] != after[path]}
    assert before.keys() == after.keys()
    assert [p for p in changed if p.startswith("documents/")] == [
        f"documents/{own.document_id}.html"
    ]
    assert any(path.startswith("failed-") for path in changed)
    assert len(changed) < len(before) / 2
