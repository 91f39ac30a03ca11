import pytest

from etl.documents import take_in
from etl.documents.losses import Shown, find_losses
from etl.documents.parsed import Loss, Place
from etl.reconcile import intake_checks
from schemas.codes import CheckLevel, Severity, Verdict


def losses(text, *shown):
    return [(loss.number, loss.place) for loss in find_losses([Shown(*s) for s in shown], text)]


def test_a_number_that_stands_twice_has_to_be_found_twice():
    twice = (("Peru 12", Place.TABLE), ("In Peru 12 Danes", Place.TEXT))
    assert losses("In Peru 12 Danes and 12 more", *twice) == []
    assert losses("In Peru 12 Danes", *twice) == [("12", Place.TABLE)]


def test_the_words_next_to_a_number_tell_which_of_its_places_is_lost():
    shown = (("Peru 12 men", Place.TEXT), ("Chile 12 women", Place.LIST))
    assert losses("| Chile | 12 women |", *shown) == [("12", Place.TEXT)]
    assert losses("Peru: 12", *shown) == [("12", Place.LIST)]


def test_the_furniture_is_the_first_to_be_taken_as_lost():
    shown = (("Top 10", Place.FURNITURE), ("some 10", Place.TEXT))
    assert losses("10", *shown) == [("10", Place.FURNITURE)]


def test_other_digits_than_ours_are_numbers_too():
    assert losses("", ("٢٧٨ prisoners", Place.TEXT)) == [("٢٧٨", Place.TEXT)]


def test_numbers_in_words_are_numbers_too():
    told = (("Peru: Nine men, and a dozen of theirs.", Place.LIST),)
    assert losses("Peru: nine men, a DOZEN of theirs", *told) == []
    assert losses("Peru: men, of theirs", *told) == [("Nine", Place.LIST), ("dozen", Place.LIST)]
    assert losses("", ("One of them is canine, nobody's score.", Place.TEXT)) == []


def test_words_of_one_number_are_one_loss():
    told = "Two hundred and five, twenty-two, three\nhundred; 9 million or 12 thirteen"
    lost = ["Two hundred and five", "twenty-two", "three hundred", "9 million", "12 thirteen"]
    assert [number for number, _ in losses("", (told, Place.TEXT))] == lost


def test_a_loss_shows_the_words_around_it_on_one_line():
    [loss] = find_losses([Shown("In\nPeru\t 12 Danes", Place.TEXT)], "")
    assert loss == Loss("12", Place.TEXT, "In Peru 12 Danes")


@pytest.fixture
def lost(tmp_path):
    def read(page):
        (tmp_path / "a.html").write_text(page)
        return take_in(tmp_path / "a.html", tmp_path)

    return read


LEAD = "<p>The ministry told parliament about its citizens abroad, which took until noon.</p>"


@pytest.mark.parametrize(
    ("hidden", "place"),
    [
        ("<nav>Top 10</nav>", Place.FURNITURE),
        ("<footer>© 10 The Paper</footer>", Place.FURNITURE),
        ("<svg><text>Peru 10</text></svg>", Place.PICTURE),
        ('<div role="navigation">Page 10</div>', Place.FURNITURE),
    ],
)
def test_what_is_no_article_is_told_with_its_place(lost, hidden, place):
    intake = lost(f"<html><body><article>{LEAD * 3}</article>{hidden}</body></html>")
    assert [(loss.number, loss.place) for loss in intake.losses] == [("10", place)]


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>var n = 10</script>",
        "<style>p {margin: 10px}</style>",
        "<p hidden>10</p>",
        '<p style="display: none">10</p>',
        "<!-- 10 -->",
        '<img alt="10">',
    ],
)
def test_what_a_browser_does_not_show_is_no_loss(lost, unseen):
    assert lost(f"<html><body><article>{LEAD * 3}{unseen}</article>").losses == ()


def test_a_number_too_deep_for_the_tree_is_not_lost(lost):
    deep = "<div>" * 5_000 + "<p>Deep down 77 Danes are in prison in Peru.</p>"
    intake = lost(f"<html><body><article>{LEAD * 3}{deep}")
    assert "77 Danes" in intake.document.text
    assert intake.losses == ()


def test_losses_become_a_check_of_the_file_as_grave_as_their_place(lost):
    told = "<article>" + LEAD * 3 + "</article>"
    [none] = intake_checks(lost(f"<html><body>{told}"))
    [menu] = intake_checks(lost(f"<html><body><nav>Top 10</nav>{told}"))
    [chart] = intake_checks(lost(f"<html><body>{told}<svg><text>Peru 1,234</text></svg>"))
    assert [(c.verdict, c.severity) for c in (none, menu, chart)] == [
        (Verdict.EQUAL, Severity.OK),
        (Verdict.PARTIAL, Severity.INFO),
        (Verdict.SHORT, Severity.WARNING),
    ]
    assert {c.level for c in (none, menu, chart)} == {CheckLevel.FILE}
    assert (chart.rule, chart.values) == ("number_loss", (1234,))
    assert "1,234 (picture: “Peru 1,234”)" in chart.message
    assert chart.check_id == menu.check_id


def test_a_document_that_its_source_no_longer_has_says_since_when(tmp_path):
    (tmp_path / "a.txt").write_text("Two Danes")
    (tmp_path / "a.meta.json").write_text('{"vanished": "2026-11-20", "http_status": 410}')
    [gone] = intake_checks(take_in(tmp_path / "a.txt", tmp_path))
    assert (gone.rule, gone.severity, gone.blame) == ("vanished", Severity.INFO, None)
    assert "since 2026-11-20 (the server answers 410)" in gone.message


def test_a_guessed_encoding_is_a_check_and_a_plain_file_makes_none(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"The D\xe1il met.")
    (tmp_path / "b.txt").write_bytes(b"The house met.")
    guessed, plain = (take_in(tmp_path / name, tmp_path) for name in ("a.txt", "b.txt"))
    assert guessed.document.text == "The Dáil met."
    assert [check.rule for check in intake_checks(guessed)] == ["encoding"]
    assert intake_checks(plain) == ()
