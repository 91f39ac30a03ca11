"""Documents that attack the page: everything is shown as text and nothing runs."""

import json
from dataclasses import replace

import pytest

from etl.documents import take_in
from tests.reports.conftest import pages_of, publish

ATTACKS = [
    "<script>window.hit = 1</script>",
    "</style></script><img src=x onerror='window.hit = 1'>",
    "\"'><svg onload=window.hit=1>",
    "javascript:window.hit=1//",
    "data:text/html,<script>parent.hit=1</script>",
    "{{ 7 * 7 }}{% raw %}${7*7}<%= 7 %>",
    "\u202eabc\u202c\u2066\u200b\x00\x08\x1b",
    "--><!-- ]]> &lt;b&gt; &#x3c;",
    'https://example.org/" onclick="window.hit=1',
]


@pytest.fixture
def attacked(report, document):
    """A report with the attack in each field that a document or a check can fill."""

    def make(attack):
        bad = document(
            document().text + "\n" + attack,
            document=attack,
            title=attack,
            publisher=attack,
            published=attack,
            url=attack,
            cites=(attack, attack),
        )
        data = report(bad)
        other = replace(bad, document_id="b" * 16)
        failure = replace(data.failures[0], document=attack, message=attack)
        checks = tuple(replace(c, message=attack, hint=attack) for c in data.checks)
        counts = tuple(
            replace(c, quote=c.quote + attack, place=f"REGION:{attack}") for c in data.counts
        )
        copies = tuple(
            replace(c, document_id="b" * 16, count_id=c.count_id[::-1]) for c in data.counts
        )
        return replace(
            data,
            documents=(bad, other),
            failures=(failure,),
            checks=checks,
            counts=counts + copies,
            countries={**data.countries, "USA": attack},
            snapshot={**data.snapshot, "code_version": attack},
        )

    return make


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_runs_and_all_is_text(opened, attacked, attack):
    page = opened(attacked(attack))
    for summary in page.locator("summary:visible").all():
        summary.click()
    assert page.heard == []
    assert page.evaluate("window.hit") is None
    assert len(page.asked) == 1
    assert page.locator("script").count() == 1
    assert page.locator("img, iframe, object, embed, base, link").count() == 0
    assert page.locator("[onload], [onerror], [onclick]").count() == 0
    links = page.eval_on_selector_all("a", "all => all.map(a => a.protocol)")
    assert set(links) <= {"file:", "https:"}


def test_nothing_runs_in_a_divided_report(opened, report, document, tmp_path):
    attack = "</script><img src=x onerror='window.hit = 1'>\u2028"
    words = {"title": attack, "publisher": attack, "url": attack, "cites": (attack,)}
    data = report(document(f"{document().text}\n{attack}", **words))
    clash = replace(data.checks[1], message=attack, hint=attack)
    many = tuple(replace(clash, check_id=f"{n:016x}") for n in range(600))
    query = publish(replace(data, checks=many), tmp_path / "warehouse")
    page = opened(pages_of(query, tmp_path / "reports")["snapshot-1.html"])
    page.wait_for_function("document.getElementById('shown').textContent")
    page.fill("[name=search]", "ONERROR")
    assert page.inner_text("#shown") == "600 of 600 checks"
    assert page.heard == []
    assert page.evaluate("window.hit") is None
    assert len(page.asked) == 1
    assert page.locator("img").count() == 0


def test_a_hostile_sidecar_is_text_all_the_way(opened, report, tmp_path):
    said = {field: " ".join(ATTACKS[:6]) for field in ("title", "publisher", "url", "language")}
    (tmp_path / "a.txt").write_text(document_of(report()).text, encoding="utf-8")
    (tmp_path / "a.meta.json").write_text(json.dumps({**said, "cites": [ATTACKS[1], ATTACKS[2]]}))
    read = take_in(tmp_path / "a.txt", tmp_path).document
    page = opened(report(replace(read, document_id=document_of(report()).document_id)))
    page.click(".document summary")
    assert page.heard == []
    assert page.evaluate("window.hit") is None
    assert page.locator("img, iframe, base, link").count() == 0
    assert ATTACKS[1] in page.inner_text(".document")


def document_of(data):
    return data.documents[0]


def test_signs_that_turn_letters_around_are_named(opened, attacked):
    page = opened(attacked(ATTACKS[6]))
    assert "[U+202E]abc[U+202C][U+2066][U+200B][U+0000][U+0008][U+001B]" in page.inner_text(
        "h3 >> nth=0"
    )


def test_a_line_of_a_million_letters_breaks_and_stays_whole(opened, report, document):
    long = document("x" * 1_000_000 + " " + document().text)
    data = report(long)
    quotes = tuple(replace(c, quote=long.text[: c.end], quote_start=0) for c in data.counts)
    page = opened(replace(data, counts=quotes), width=390)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator(".left-out").count() > 0
    assert page.evaluate("document.querySelector('.text').textContent.length") == len(long.text)
