"""Signs and answers -> what signs weigh: logistic regression, with scikit-learn.

It is installed by hand, `pip install scikit-learn`, and only for the modules beside this one that
learn.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, cycle, islice, repeat
from operator import itemgetter
from random import Random
from typing import Any

from tests.extract import test_metamorphic as laws
from tests.extract.test_leads_and_lists import COUNTRIES, WAYS, expected, filled

PARTS = 10
"""Parts of the documents: each is foretold by weights that were learned from the others."""
SELDOM = 8
DIGITS = 3
LISTS, STEP = 4, 7
"""Lists that go with each made-up lead, and how far apart they are among all."""
CHOICE = 0.1
"""How closely the weights of a choice follow what they are learned from."""
_NUMBERS = (40, 31, 26)
_PARAGRAPH = re.compile(r"(?:.+\n?)+")


def parts(documents: Iterable[str]) -> list[set[str]]:
    """Part documents, which are given by their names."""
    names = sorted(set(documents))
    return [set(names[k::PARTS]) for k in range(PARTS)]


def paragraphs(document: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Give the paragraphs of a document as short documents: those that have counts.

    Of a document without any, those that have numbers.
    """
    text, counts = document["text"], document["counts"]
    for match in _PARAGRAPH.finditer(text):
        start, end = match.span()
        told = [{**c, "start": c["start"] - start} for c in counts if start <= c["start"] < end]
        if (told or (not counts and any(c.isdigit() for c in match[0]))) and end - start < len(
            text
        ):
            yield {**document, "title": None, "text": match[0], "counts": told}


def leads() -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Give the ways of saying a total, each with some of listing its parts, as documents."""
    for kind, ways in WAYS.items():
        for k, lead in enumerate(chain.from_iterable(repeat(w, LISTS) for w in ways["leads"])):
            tail = ways["lists"][(k // LISTS + k % LISTS * STEP) % len(ways["lists"])]
            of, *parts = islice(cycle(COUNTRIES), k % len(COUNTRIES), k % len(COUNTRIES) + 4)
            text = filled(lead["lead"] + tail, of, tuple(parts), _NUMBERS)
            said = expected(kind, lead, of, parts, _NUMBERS)
            counts = [{**c._asdict(), "start": text.find(str(c.value))} for c in said]
            document = {"title": None, "published": None, "text": text, "counts": counts}
            yield lead["lead"], document


def templates() -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Give the ways of saying parts without a total, each with some countries, as documents."""
    for name, template in laws.TEMPLATES.items():
        random = Random(name)
        for k in range(LISTS):
            told = random.sample(laws.COUNTRIES, 2 + k)
            numbers = random.sample(range(11, 99), len(told))
            facts = list(zip(told, map(str, numbers), strict=True))
            text = template.write(facts)
            said = template.expected(facts, numbers)
            counts = [{**c._asdict(), "start": text.find(str(c.value))} for c in said]
            counts.sort(key=itemgetter("start"))
            yield name, {"title": None, "published": None, "text": text, "counts": counts}


def chosen(
    values: Sequence[Mapping[str, float]], groups: Sequence[int], answers: Sequence[bool]
) -> dict[str, float]:
    """Fit which of each group is the one that is meant; give the weights of its log-odds.

    Conditional logistic regression (McFadden 1973): what is learned is what tells the right one
    from the others of its group. What they come to is then scaled, for a group may have none. Rows
    of a group follow each other.
    """
    import numpy
    from scipy.optimize import minimize

    matrix, names = _matrix(values, SELDOM)
    meant, group = numpy.asarray(answers, bool), numpy.asarray(groups)
    having = numpy.isin(group, group[meant])
    rows, right = matrix[having], meant[having]
    breaks = numpy.flatnonzero(numpy.diff(group[having]))
    first = numpy.r_[0, breaks + 1]
    nth = numpy.searchsorted(first, numpy.arange(rows.shape[0]), side="right") - 1
    turned = rows.T.tocsr()

    def loss(weights: Any) -> tuple[float, Any]:
        told = rows @ weights
        told -= numpy.maximum.reduceat(told, first)[nth]
        odds = numpy.exp(told)
        likely = odds / numpy.add.reduceat(odds, first)[nth]
        missed = CHOICE * numpy.log(likely[right]).sum()
        return weights @ weights / 2 - missed, weights + CHOICE * (turned @ (likely - right))

    weights = minimize(loss, numpy.zeros(rows.shape[1]), jac=True, method="L-BFGS-B").x
    told = [{"told": float(much)} for much in matrix @ weights]
    scale = fitted(told, answers, 1.0, digits=9)["True"]
    scaled = {
        n: round(float(w) * scale["told"], DIGITS) for n, w in zip(names, weights, strict=True)
    }
    return {"": round(scale[""], DIGITS), **scaled}


def _matrix(values: Sequence[Mapping[str, float]], seldom: int) -> tuple[Any, list[str]]:
    """Give rows of signs as a matrix, and the names of its columns, without signs that few have."""
    from sklearn.feature_extraction import DictVectorizer

    seen = Counter(sign for row in values for sign, much in row.items() if much)
    often = {sign for sign, have in seen.items() if have >= seldom}
    vectors = DictVectorizer()
    matrix = vectors.fit_transform(
        {sign: much for sign, much in sorted(row.items()) if sign in often} for row in values
    )
    return matrix.tocsr(), list(vectors.get_feature_names_out())


def fitted(
    values: Sequence[Mapping[str, float]],
    answers: Sequence[str | bool],
    strength: float,
    digits: int = DIGITS,
    seldom: int = SELDOM,
    times: Sequence[int] | None = None,
) -> dict[str, dict[str, float]]:
    """Fit a logistic regression; give the weights for each answer, or for True alone.

    `strength` is how closely weights follow what they are learned from: scikit-learn's C. A sign
    that fewer than `seldom` have is not learned. `times` is how often each row counts, if not once.
    """
    from sklearn.linear_model import LogisticRegression

    matrix, signs = _matrix(values, seldom)
    model = LogisticRegression(C=strength, max_iter=5000).fit(matrix, answers, times)
    names = ["", *signs]
    answers_told = model.classes_ if len(model.coef_) > 1 else model.classes_[1:]
    return {
        str(answer): {n: round(float(w), digits) for n, w in zip(names, [base, *row], strict=True)}
        for answer, base, row in zip(answers_told, model.intercept_, model.coef_, strict=True)
    }
