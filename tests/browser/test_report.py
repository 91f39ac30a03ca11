"""What a reader can do with the page, in a real browser."""

import re
from dataclasses import replace

import pytest

from etl.reports import Refused, RunCount
from schemas.codes import Severity
from tests.reports.conftest import pages_of, publish

SIGHT = {"light": {}, "dark": {"color_scheme": "dark"}, "phone": {"width": 360}}


def everything(data):
    """The report with each part that a page can have: a past, accounts of one source, a series."""
    one = replace(data.documents[0], cites=("A written answer",))
    other = replace(one, document_id="b" * 16, document="b.txt", title="Another account")
    third = replace(data.counts[0], count_id="c" * 16, as_of="2019-07")
    copies = [replace(c, document_id="b" * 16, count_id=c.count_id[::-1]) for c in data.counts]
    copies[0] = replace(copies[0], as_of="2022", value=870)
    past = [
        RunCount(1, "2024-05-01", Severity.WARNING, 2),
        RunCount(2, "2024-05-02", Severity.ERROR, 1),
    ]
    return replace(
        data,
        documents=(one, other),
        counts=(*data.counts, third, *copies),
        previous=data.checks,
        since={check.check_id: "2024-05-01T00:00:00" for check in data.checks},
        history=tuple(past),
        refused=(Refused("counts", '{"value": -1}', "value", "at least 0", "-1"),),
    )


def shown(page):
    return page.locator(".finding:visible").count()


def test_the_page_opens_without_a_complaint_and_asks_for_nothing(opened, report):
    page = opened(report())
    assert page.heard == []
    assert [address.partition(":")[0] for address in page.asked] == ["file"]
    assert page.title().startswith("Headcount: 1 of 2 checks failed")


def test_filters_leave_what_fits_and_say_how_many(opened, report):
    page = opened(report())
    page.select_option("[name=severity]", "error")
    assert (shown(page), page.inner_text("#shown")) == (1, "1 of 3 checks shown")
    page.click("text=Show all again")
    page.wait_for_function("document.getElementById('shown').textContent === 'All 3 checks shown'")
    page.select_option("[name=place]", "JPN")
    assert shown(page) == 2
    page.fill("[name=search]", "NO TOTAL")
    assert shown(page) == 1


def test_a_link_to_a_folded_text_unfolds_it_at_the_number(opened, report):
    data = report()
    count = data.counts[0]
    page = opened(data, f"#at-{count.document_id}-{count.start}")
    mark = page.locator(f"#at-{count.document_id}-{count.start}")
    assert mark.inner_text() == count.number
    assert mark.is_visible()


def test_a_link_to_a_finding_that_is_filtered_away_brings_it_back(opened, report):
    data = report()
    page = opened(data)
    page.select_option("[name=severity]", "info")
    clash = next(check for check in data.checks if check.severity is Severity.ERROR)
    page.evaluate("id => { location.hash = id }", f"check-{clash.check_id}")
    page.locator(f"#check-{clash.check_id}").wait_for(state="visible")


def test_marks_stand_at_the_right_characters_of_the_whole_text(opened, report, document):
    text = "<b>𝟏𝟐 & 'x'</b>\r\n\t" + document().text
    page = opened(report(document(text)))
    page.click(".document summary")
    seen = page.evaluate(
        "() => [document.querySelector('.text').textContent,"
        " [...document.querySelectorAll('.text mark')].map(m => [m.id, m.textContent])]"
    )
    assert seen[0] == text.replace("\r\n", "\n") or seen[0] == text
    for mark, words in seen[1]:
        start = int(mark.rpartition("-")[2])
        assert text[start : start + len(words)] == words
    assert len(seen[1]) >= 10


def test_the_reason_of_a_mark_shows_on_keyboard_focus(opened, report):
    page = opened(report())
    page.click(".document summary")
    page.locator(".text mark.aside").last.focus()
    said = page.evaluate("getComputedStyle(document.activeElement, '::after').content")
    assert "set aside: counts charges" in said


def test_the_reason_of_a_mark_shows_under_the_pointer(opened, report):
    page = opened(report())
    page.click(".document summary")
    mark = page.locator(".text mark.count").first
    mark.hover()
    said = mark.evaluate("mark => getComputedStyle(mark, '::after').content")
    assert said == '"count: in custody: all countries together, from Canada: 910"'
    page.mouse.move(0, 0)
    assert mark.evaluate("mark => getComputedStyle(mark, '::after').content") == "none"


def test_dark_mode_and_paper_have_colours_of_their_own(opened, report):
    def brightness(page):
        colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
        return sum(int(part) for part in colour.strip("rgb()").split(",")) / 3

    light, dark = opened(report()), opened(report(), color_scheme="dark")
    assert brightness(light) > 240
    assert brightness(dark) < 40
    dark.emulate_media(media="print")
    assert brightness(dark) == 255


def test_the_sql_of_a_finding_can_be_copied(opened, report):
    page = opened(report(), permissions=["clipboard-read", "clipboard-write"])
    page.locator(".sql summary").first.click()
    page.locator("button.copy").first.click()
    page.get_by_text("Copied").wait_for()
    sql = page.evaluate("navigator.clipboard.readText()")
    assert sql.startswith("SELECT * FROM checks WHERE check_id = ")


def test_paper_gets_every_finding_and_no_controls(opened, report):
    page = opened(report())
    page.emulate_media(media="print")
    assert not page.locator("#filters").is_visible()
    assert page.locator(".finding h3:visible").count() == 3
    assert page.locator("#failed blockquote mark.count:visible").count() == 2
    assert page.pdf().startswith(b"%PDF")


@pytest.mark.parametrize("width", [320, 390, 768, 1200])
def test_nothing_sticks_out_sideways(opened, report, width):
    page = opened(report(), width=width)
    for summary in page.locator("summary:visible").all():
        summary.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("sight", SIGHT)
def test_axe_finds_no_serious_barrier(opened, report, sight):
    page = opened(everything(report()), **SIGHT[sight])
    for summary in page.locator("summary:visible").all():
        summary.click()
    assert barriers(page) == []


def barriers(page):
    """Serious violations that axe-core finds on a page."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is missing")
    found = axe.Axe().run(page).response["violations"]
    return [
        (rule["id"], node["html"], node["failureSummary"])
        for rule in found
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
    ]


@pytest.fixture
def divided(report, tmp_path):
    """The index of a report of 2,000 failed checks, divided."""
    data = report()
    clash = next(check for check in data.checks if check.severity is Severity.ERROR)
    many = tuple(replace(clash, check_id=f"{n:016x}") for n in range(2_000))
    kept = tuple(check for check in data.checks if check is not clash)
    query = publish(replace(data, checks=(*kept, *many)), tmp_path / "warehouse")
    return pages_of(query, tmp_path / "reports")["snapshot-1.html"]


def ready(page):
    """The page, once its filters know what they look through."""
    page.wait_for_function("document.getElementById('shown').textContent")
    return page


def test_filters_of_a_divided_report_find_checks_of_all_kinds(opened, divided):
    page = ready(opened(divided))
    assert page.inner_text("#shown") == "Look through 2,002 checks"
    page.select_option("[name=severity]", "info")
    assert page.inner_text("#shown") == "2 of 2,002 checks"
    found = page.locator("#found .finding")
    assert found.count() == 2
    href = found.first.locator("a").get_attribute("href")
    assert re.fullmatch(r"snapshot-1/open-\w+\.html#n-0", href)
    assert not page.locator("#failed").is_visible()
    page.select_option("[name=severity]", "error")
    assert "1,800 more are found; narrow the filters" in page.inner_text("#found-more")
    page.select_option("[name=place]", label="Japan")
    assert page.inner_text("#shown") == "0 of 2,002 checks"
    page.click("text=Show all again")
    page.locator("#failed").wait_for(state="visible")
    assert page.heard == []
    assert len(page.asked) == 1


def test_a_further_page_leads_back_to_the_place_in_its_own_report(opened, divided, tmp_path):
    page = opened(divided)
    page.goto((tmp_path / "reports/snapshot-1/index.html").as_uri() + "#rule-sum")
    page.wait_for_url("**/reports/snapshot-1.html#rule-sum")
    assert page.heard == []


@pytest.mark.parametrize("sight", SIGHT)
def test_axe_finds_no_serious_barrier_in_a_divided_report(opened, divided, sight):
    page = ready(opened(divided, **SIGHT[sight]))
    page.locator("#tools").evaluate("tools => { tools.open = true }")
    page.select_option("[name=severity]", "info")
    assert barriers(page) == []


def test_the_index_of_a_large_run_opens_within_two_seconds(opened, divided):
    assert len(divided) < 3_000_000
    page = opened(divided)
    assert page.evaluate("performance.getEntriesByType('navigation')[0].duration") < 2_000
    ready(page).fill("[name=search]", "nothing of the kind")
    assert shown(page) == 0
