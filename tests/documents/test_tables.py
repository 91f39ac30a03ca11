"""Tables of each format: the counts are those of the same table in plain text."""

import csv
import io

import openpyxl
import pytest
from reportlab.lib import colors
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table

from etl.documents import page_of, take_in
from etl.documents.parsed import Place

TABLES = {
    "prison": (("Country", "Prisoners"), ("United States", 278), ("China", 99), ("Mexico", 31)),
    "killed": (("Country", "Danes killed"), ("Peru", 7), ("Chile", 1234), ("Spain", 12)),
    "years": (("Country", "Prisoners 2022", "Prisoners 2023"), ("Peru", 7, 9), ("Chile", 5, 8)),
}
STYLE = getSampleStyleSheet()["Normal"]


@pytest.fixture(params=TABLES)
def rows_and_counts(request, tmp_path, facts):
    rows = TABLES[request.param]
    bars = "\n".join(f"| {' | '.join(map(str, row))} |" for row in rows)
    (tmp_path / "plain.txt").write_text(bars)
    counts = facts(take_in(tmp_path / "plain.txt", tmp_path).document)
    assert len(counts) >= 3
    return rows, counts


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_delimited_text(rows_and_counts, same_counts, delimiter):
    rows, counts = rows_and_counts
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    same_counts("made.csv", out.getvalue().encode(), counts)


def workbook(rows, **more):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for title, hidden in more.items():
        book.create_sheet(title).append(hidden)
        book[title].sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook(rows_and_counts, same_counts):
    rows, counts = rows_and_counts
    same_counts("made.xlsx", workbook(rows), counts)


def test_a_workbook_that_libreoffice_writes(rows_and_counts, made_by, same_counts):
    rows, counts = rows_and_counts
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    raw = made_by("soffice", out.getvalue().encode(), "xlsx", "csv")
    same_counts("made.xlsx", raw, counts)


def test_delimited_text_that_libreoffice_writes(rows_and_counts, made_by, same_counts):
    rows, counts = rows_and_counts
    same_counts("made.csv", made_by("soffice", workbook(rows), "csv", "xlsx"), counts)


def pdf(*story):
    out = io.BytesIO()
    SimpleDocTemplate(out).build(list(story))
    return out.getvalue()


@pytest.mark.parametrize("style", [[], [("GRID", (0, 0), (-1, -1), 1, colors.black)]])
def test_a_table_in_a_pdf_with_and_without_rules(rows_and_counts, same_counts, style):
    rows, counts = rows_and_counts
    same_counts("made.pdf", pdf(Table(rows, style=style)), counts)


def test_a_table_on_a_page(rows_and_counts, same_counts):
    rows, counts = rows_and_counts
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    lead = "<p>The ministry gave a table to parliament on Tuesday, after a long debate.</p>"
    same_counts("made.html", f"<html><body>{lead}<table>{cells}</table>".encode(), counts)


def test_a_list_inside_a_cell_is_kept(same_counts, tmp_path, facts):
    """Lost by the tool that takes the article out of a page, so cells are made plain before."""
    (tmp_path / "plain.txt").write_text("| Country | Prisoners |\n| Peru | 7 |\n| Chile | 12 |")
    counts = facts(take_in(tmp_path / "plain.txt", tmp_path).document)
    rows = "<tr><th>Country<th>Prisoners</tr><tr><td>Peru<td><ul><li>7</ul></tr>"
    rows += "<tr><td><p>Chile</p><td><table><tr><td>12</table></tr>"
    page = f"<html><body><p>A table of the ministry.</p><table>{rows}</table>".encode()
    same_counts("made.html", page, counts)


def test_the_mark_of_a_note_is_no_digit_of_the_number_before_it(tmp_path):
    words = "In all, 408<super>12</super> Danes are in prison in Peru."
    (tmp_path / "a.pdf").write_bytes(pdf(Paragraph(words, STYLE)))
    page = f"<html><body><p>{words.replace('super', 'sup')}</p>"
    (tmp_path / "b.html").write_text(page)
    for name in ("a.pdf", "b.html"):
        text = take_in(tmp_path / name, tmp_path).document.text
        assert text.strip() == "In all, 408[12] Danes are in prison in Peru."


def test_each_page_of_a_pdf_is_known_by_its_form_feed(tmp_path):
    story = [Paragraph("Seven Danes.", STYLE), PageBreak(), Paragraph("Nine Swedes.", STYLE)]
    (tmp_path / "a.pdf").write_bytes(pdf(*story))
    document = take_in(tmp_path / "a.pdf", tmp_path).document
    text = document.text
    assert [page_of(text, text.index(word)) for word in ("Danes", "Swedes")] == [1, 2]
    assert document.pages == 2


def test_wrapped_lines_of_a_pdf_become_one_paragraph_again(tmp_path):
    long = (
        "In China 99 Danes are in prison, in the United States 278, and more than 31 in Peru. " * 3
    )
    (tmp_path / "a.pdf").write_bytes(pdf(Paragraph(long, STYLE), Paragraph("An end.", STYLE)))
    text = take_in(tmp_path / "a.pdf", tmp_path).document.text
    assert text.splitlines() == [long.strip(), "An end."]


def test_a_formula_without_its_value_and_a_hidden_sheet_are_told_as_lost(tmp_path):
    rows = (("Country", "Prisoners"), ("Peru", 7), ("all", "=SUM(B2:B2)"))
    (tmp_path / "a.xlsx").write_bytes(workbook(rows, old=("Peru", 5)))
    intake = take_in(tmp_path / "a.xlsx", tmp_path)
    assert [(loss.number, loss.place) for loss in intake.losses] == [
        (None, Place.TABLE), ("5", Place.HIDDEN),
    ]  # fmt: skip
    assert "B3: =SUM(B2:B2) beside all" in intake.losses[0].context
