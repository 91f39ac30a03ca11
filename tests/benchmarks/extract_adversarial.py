"""Is the time of extraction linear in the length of a text, whatever the text? One table.

Run by hand: `.venv/bin/python tests/benchmarks/extract_adversarial.py [--megabytes 10] [TEXT ...]`,
where TEXT is a piece of a text's name below. Each text is read at half the size and at the size;
a case is given up as soon as it takes longer than `--patience` seconds at a size on the way there,
so that one quadratic case does not keep the others waiting. Each is read in a process of its own,
whose largest memory is told. Exit status 1 if a text is not linear, or takes too much memory.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import sys
import time
from concurrent.futures import ProcessPoolExecutor

from etl.extract import extract
from etl.vocabulary import load_vocabulary
from schemas.records import Document

VOCABULARY = load_vocabulary()
COUNTRIES = list(VOCABULARY.countries.values())
AT_MOST = 2.2
"""Times the time for twice the text."""
MOST_MEMORY = 2_000
"""In MB, of a process that reads one text."""
SMALLEST = 20_000
TEXTS = {
    "digits": "1234567890",
    "commas": ",",
    "digits and commas": "1,",
    "one and": "one and ",
    "one,": "one, ",
    "numbers in one line": "123 ",
    "numbers, one a line": "123\n",
    "country names": ", ".join(COUNTRIES) + ", ",
    "country names, one a line": "\n".join(COUNTRIES) + "\n",
    "one country name": "Georgia ",
    "countries and numbers": ", ".join(f"{c} 12" for c in COUNTRIES) + ", ",
    "countries and numbers, lines": "\n".join(f"{c}: 12" for c in COUNTRIES) + "\n",
    "a clause without an end": "in Peru 12 prisoners, ",
    "a sentence, one line": "Twelve Canadians are held in Peru. ",
    "a sentence, many lines": "Twelve Canadians are held in Peru.\n",
    "words in one line": "the ministry said nothing and ",
    "short lines": "a\n",
    "no lines": "\n",
    "short paragraphs": "Peru\n\n12\n\n",
    "full stops": ".",
    "brackets": "(",
    "brackets with numbers": "(12 ",
    "pipes": "|",
    "pipes with numbers": "|12",
    "rows of pipes": "Peru | 12 | 13\n",
    "rows of tabs": "Peru\t12\t13\n",
    "rows of commas": "Peru,12,13\n",
    "bullets": "- Peru 12\n",
    "headings": "# Peru\n",
    "tags": "<td>12</td>",
    "of whom": "of whom 12 ",
    "respectively": "12, 13 and 14 in Peru, Chile and Cuba respectively, ",
    "each": "65 each in Peru and Chile, ",
    "ranges": "12 to ",
    "zeros": "no ",
    "capitals": "PERU HOLDS 12 CANADIANS ",
    "semicolons": "12 in Peru; ",
    "dates": "12 May 2019, ",
    "quotes": '" ',
    "blanks": " ",
    "one word": "a",
}


def seconds(piece: str, size: int) -> float:
    text = (piece * (size // len(piece) + 1))[:size]
    document = Document("a.txt", "0" * 16, text, "0" * 64)
    times = []
    for _ in range(3 if size <= 200_000 else 1):
        start = time.process_time()
        extract(document, VOCABULARY)
        times.append(time.process_time() - start)
    return min(times)


def measured(piece: str, size: int, patience: float) -> tuple[int, float, float, float]:
    """Give the largest size reached, its seconds, how many times those of half of it, and MB."""
    reached, took = min(SMALLEST, size // 2), 0.0
    growth = 0.0
    half = seconds(piece, reached)
    while reached < size and took < patience:
        reached = min(2 * reached, size)
        took = seconds(piece, reached)
        growth, half = took / half, took
    return reached, took, growth, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def alone(piece: str, size: int, patience: float) -> tuple[int, float, float, float]:
    """Measure in a process of its own, so that its memory is nobody else's."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(measured, piece, size, patience).result()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--megabytes", type=float, default=10.0)
    parser.add_argument("--patience", type=float, default=60.0, metavar="SECONDS")
    parser.add_argument("text", nargs="*", help="a piece of the name of a text; all without one")
    given = parser.parse_args()
    size = int(given.megabytes * 1_000_000)
    bad = 0
    print(f"{'text':30}{'MB':>8}{'seconds':>9}{'MB/s':>8}{'MB held':>9}  time for twice the text")
    for name, piece in TEXTS.items():
        if given.text and not any(wanted in name for wanted in given.text):
            continue
        reached, took, growth, memory = alone(piece, size, given.patience)
        linear = growth <= AT_MOST
        bad += not linear or reached < size or memory > MOST_MEMORY
        note = "" if linear else "  not linear"
        note += "" if reached == size else "  given up"
        speed = reached / took / 1e6
        row = f"{name:30}{reached / 1e6:8.2f}{took:9.2f}{speed:8.2f}{memory:9.0f}"
        row += f"  x {growth:.2f}{note}"
        print(row, flush=True)
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
