from dataclasses import replace

import pytest

from etl.reports.source_chains import COLUMNS, LINES, build_matrices


@pytest.fixture
def accounts(report, document):
    """accounts(changed=..., dropped=...) -> two documents that name one source, cells changed."""

    def make(changed=None, dropped=None, as_of=None):
        data = report()
        first = replace(data.documents[0], cites=("An outlet", "A written answer"))
        second = replace(first, document_id="b" * 16, document="b.txt", cites=("A written answer",))
        copies = [
            replace(
                count,
                document_id=second.document_id,
                value=count.value + 1 if count.place == changed else count.value,
                as_of=as_of,
            )
            for count in data.counts
            if count.place != dropped
        ]
        counts = (*data.counts, *copies)
        return build_matrices(replace(data, documents=(first, second), counts=counts))

    return make


def lines(matrices):
    (matrix,) = matrices
    return {line.label: line for line in matrix.lines}


def test_documents_of_one_source_stand_beside_each_other(accounts):
    (matrix,) = accounts()
    assert (matrix.source, matrix.label) == ("A written answer", "in custody, from Canada")
    assert [cell.said for cell in matrix.lines[0].cells] == [(("910", None),), (("910", None),)]
    assert not any(line.differs for line in matrix.lines)


def test_a_changed_cell_differs(accounts):
    assert [label for label, line in lines(accounts(changed="AUS")).items() if line.differs] == [
        "Australia"
    ]


def test_a_cell_that_one_account_leaves_out_is_empty_and_no_difference(accounts):
    japan = lines(accounts(dropped="JPN"))["Japan"]
    assert japan.cells[1].said == ()
    assert not japan.differs


def test_numbers_of_different_dates_do_not_differ(report, accounts):
    data = report()
    first = replace(data.documents[0], cites=("A written answer",))
    second = replace(first, document_id="b" * 16)
    usa = replace(data.counts[1], as_of="2023")
    later = replace(usa, document_id="b" * 16, as_of="2024", value=600)
    (matrix,) = build_matrices(replace(data, documents=(first, second), counts=(usa, later)))
    assert not matrix.lines[0].differs


def test_one_document_alone_has_no_matrix(report):
    data = report()
    alone = replace(data.documents[0], cites=("A written answer",))
    assert build_matrices(replace(data, documents=(alone,))) == ()


def test_accounts_beyond_a_tables_width_are_counted(report):
    data = report()
    documents = tuple(
        replace(data.documents[0], document_id=f"{n:016x}", document=f"{n}.txt", cites=("A",))
        for n in range(COLUMNS + 3)
    )
    counts = tuple(replace(data.counts[0], document_id=d.document_id) for d in documents)
    (matrix,) = build_matrices(replace(data, documents=documents, counts=counts))
    assert (len(matrix.documents), matrix.left_out) == (COLUMNS, 3)


def test_lines_beyond_a_tables_length_are_counted_and_those_that_differ_kept(report):
    data = report()
    one, two = (
        replace(data.documents[0], document_id=f"{n:016x}", document=f"{n}.txt", cites=("A",))
        for n in range(2)
    )
    counts = tuple(
        replace(
            data.counts[1], document_id=d.document_id, place=f"REGION:{n}", value=1000 - n + late
        )
        for n in range(LINES + 3)
        for d, late in ((one, 0), (two, n == LINES + 2))
    )
    (matrix,) = build_matrices(replace(data, documents=(one, two), counts=counts))
    assert (len(matrix.lines), matrix.lines_left_out) == (LINES, 3)
    assert matrix.lines[0].differs
