from dataclasses import replace

from etl.reports.comparison import compared_rows, hedge_marks, passages
from etl.reports.evidence import MarkKind
from etl.reports.place_words import place_marks
from schemas.codes import Role


def balance(data):
    check = next(check for check in data.checks if check.total_id)
    counts = {count.count_id: count for count in data.counts}
    return check, [counts[count_id] for count_id in check.count_ids]


def test_bars_of_parts_and_residual_reach_the_total_end_to_end(report):
    data = report()
    rows = compared_rows(*balance(data), {}, data.countries)
    assert [row.role for row in rows[-2:]] == [Role.RESIDUAL, Role.TOTAL]
    at = 0
    for row in rows[:-1]:
        assert row.offset == at
        at += row.value
    assert at == rows[-1].value == 910


def test_sentences_that_follow_each_other_stand_together_and_none_twice(report):
    data = report()
    check, evidence = balance(data)
    documents = {document.document_id: document for document in data.documents}
    found = passages(check, evidence, documents)
    texts = ["".join(piece.text for piece in passage.pieces) for passage in found]
    assert all(text in data.documents[0].text for text in texts)
    assert sum(text.count("557") for text in texts) == 1


def test_words_of_place_and_people_are_marked_where_they_stand(report):
    data = report()
    text = data.documents[0].text
    nearly = next(count for count in data.counts if count.hedge)
    assert [text[m.start : m.end] for m in place_marks(nearly)] == ["Chinese"]
    assert [text[m.start : m.end] for m in hedge_marks(nearly)] == ["Nearly"]


def test_a_hedge_that_is_not_in_the_quote_marks_nothing(report):
    nearly = next(count for count in report().counts if count.hedge)
    assert hedge_marks(replace(nearly, hedge="roughly")) == []


def test_only_a_sum_has_a_total_among_its_marks(report):
    data = report()
    check, evidence = balance(data)
    documents = {document.document_id: document for document in data.documents}

    def kinds(found):
        return {mark.kind for p in found for piece in p.pieces for mark in piece.marks}

    assert MarkKind.TOTAL in kinds(passages(check, evidence, documents))
    clash = next(c for c in data.checks if c.rule == "contradiction")
    assert MarkKind.TOTAL not in kinds(passages(clash, evidence[1:2], documents))


def test_a_number_in_a_table_is_shown_with_its_row_and_rows_stand_together(report, document, count):
    text = "In all, 30.\n| Country | Held |\n| China | 20 |\n| Japan | 10 |\nThe end."
    table = document(text)
    counts = [
        replace(count(table, number, place), quote=number, quote_start=text.index(number))
        for number, place in (("20", "CHN"), ("10", "JPN"))
    ]
    check = replace(report().checks[0], total_id=None)
    [passage] = passages(check, counts, {table.document_id: table})
    told = [(piece.text, piece.marks[0].kind if piece.marks else None) for piece in passage.pieces]
    assert "".join(words for words, _ in told) == "| China | 20 |\n| Japan | 10 |"
    marked = [words for words, kind in told if kind in (MarkKind.COUNT, MarkKind.PLACE)]
    assert marked == ["China", "20", "Japan", "10"]
