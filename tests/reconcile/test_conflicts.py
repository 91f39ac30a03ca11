import pytest

from etl.reconcile import reconcile_documents
from schemas.records import Document

REBEL = {
    "ALL": 910, "USA": 557, "CHN": 97, "AUS": 28, "JPN": 24, "GBR": 16,
    "TUR": 9, "MEX": 7, "CUB": 6, "VNM": 4, "SGP": 1,
}  # fmt: skip
EPOCH = {
    "ALL": 910, "USA": 557, "CHN": 93, "HKG": 4, "AUS": 28, "JPN": 24,
    "GBR": 16, "FRA": 12, "TUR": 9,
}  # fmt: skip


@pytest.fixture
def checks(count, extraction):
    """Give the checks over outlets: {name: ({place: value}, published, cites, as_of)}."""

    def over(**outlets):
        documents, extractions = [], []
        for name, (told, published, cites, as_of) in outlets.items():
            documents.append(
                Document(
                    f"{name}.txt", name, "", "", None, None, name, published, None, None, cites
                )
            )
            counts = [count(p, n, as_of=as_of, document_id=name) for p, n in told.items()]
            extractions.append(extraction(counts, document_id=name))
        return reconcile_documents(documents, extractions)

    return over


def rows(checks, rule):
    return [c for c in checks if c.rule == rule]


INQUIRY = ("Blacklock's Reporter", "Inquiry of Ministry")


def test_outlets_of_one_inquiry_are_one_confirmation(checks):
    made = checks(
        rebel=({"ALL": 910}, "2024-10-16", INQUIRY, "2023-12-12"),
        epoch=({"ALL": 910}, "2023-12-14", ("Inquiry of ministry",), "2023-12-12"),
    )
    (told,) = rows(made, "told")
    assert told.verdict == "agrees"
    assert "told by 2 documents of 1 source chain" in told.message


def test_independent_sources_are_counted_apart(checks):
    made = checks(
        one=({"ALL": 910}, "2024-10-16", ("Ministry",), "2023"),
        two=({"ALL": 940}, "2024-10-16", ("Charity",), "2023"),
    )
    (told,) = rows(made, "told")
    assert (told.verdict, told.values) == ("contradiction", (910, 940))
    assert "2 source chains" in told.message


def test_what_an_outlet_drops_and_merges_is_named_and_the_union_is_added_up(checks):
    made = checks(
        rebel=(REBEL, "2024-10-16", INQUIRY, None),
        epoch=(EPOCH, "2023-12-14", INQUIRY, "2023-12-12"),
    )
    (retelling,) = rows(made, "retelling")
    assert (retelling.verdict, retelling.severity) == ("partial", "info")
    assert "rebel merges Hong Kong into China (97)" in retelling.message
    assert "rebel leaves out France (12)" in retelling.message
    assert "epoch leaves out Mexico (7), Cuba (6), Vietnam (4), Singapore (1)" in retelling.message
    (union,) = rows(made, "union")
    assert (union.parts_sum, union.n_parts, union.residual) == (761, 12, 149)


def test_a_copy_without_a_date_takes_that_of_its_original_and_is_stale(checks):
    made = checks(
        rebel=(REBEL, "2024-10-16", (), None),
        epoch=(EPOCH, "2023-12-14", (), "2023-12-12"),
    )
    (stale,) = rows(made, "stale")
    assert (stale.document_id, stale.verdict, stale.as_of) == (None, "fails", "2023-12-12")
    assert "10 months before its telling by rebel on 2024-10-16" in stale.message


def test_a_changed_cell_is_named_with_what_the_others_say(checks):
    told = {"ALL": 12_000, "SAU": 1504, "ARE": 4696, "GRC": 811, "QAT": 209}
    made = checks(
        one=(told, "2023-07-21", ("Ministry",), "2023-07"),
        two=({**told, "SAU": 1503}, "2023-07-21", ("Ministry",), "2023-07"),
        three=(told, "2023-07-22", ("Ministry",), "2023-07"),
    )
    (retelling,) = rows(made, "retelling")
    assert (retelling.verdict, retelling.severity) == ("fails", "warning")
    assert "two has 1,503 for Saudi Arabia, others 1,504" in retelling.message


def test_one_reference_date_told_twice_is_one_observation(checks):
    made = checks(
        news18=({"ALL": 8189}, "2019-07-18", ("Ministry of External Affairs",), "2019-05-31"),
        hindustan=({"ALL": 8189}, "2019-06-27", ("Ministry of External Affairs",), "2019-05-31"),
    )
    assert [(c.rule, c.verdict) for c in made] == [("told", "agrees")]


def test_undated_numbers_of_different_months_are_not_compared(checks):
    made = checks(
        one=({"ALL": 910}, "2023-12-16", (), None),
        two=({"ALL": 1712}, "2013-10-16", (), None),
        three=({"ALL": 1500}, None, (), None),
    )
    assert made == ()


def test_a_jump_between_documents_is_told_once(checks):
    made = checks(
        one=({"PAK": 471}, "2018-06-01", (), "2018"),
        two=({"PAK": 48}, "2019-06-01", (), "2019-05-31"),
    )
    assert [(c.rule, c.document_id) for c in made] == [("jump", None)]
