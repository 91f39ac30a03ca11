"""How fast the numbers of a text are read, beyond the vocabulary pass: MB/s, and time when doubled.

Run by hand: `.venv/bin/python tests/benchmarks/numbers_speed.py [megabytes]`.
"""

from __future__ import annotations

import sys
import time

from etl.extract.lexicon import Entry, Lexicon
from etl.extract.numbers import read_numbers
from etl.vocabulary import load_vocabulary

SPARSE = (
    "The ministry said on Monday that the families had been told of the visit, and that consular"
    " officers would travel to the capital as soon as the authorities allowed it. A spokesman"
    " declined to comment on reports that the talks had broken down, saying only that both sides"
    " remained committed to them. Of the 557 Canadians held abroad, nine were in Turkey, according"
    " to figures published in June 2013.\n"
)
DENSE = "Peru 1,209 | 97 (12 women) | 2016-17: 45\nThree Britons, 1.2 million and a dozen more. "
HOSTILE = ("1", ",", "1,", "1 ", "one and ", "million ", "a hundred and ", "and a half ", "5 to ")


def seconds(lexicon: Lexicon, text: str) -> float:
    hits = lexicon.scan(text)
    times = []
    for _ in range(3):
        start = time.process_time()
        read_numbers(text, hits)
        times.append(time.process_time() - start)
    return min(times)


def main(megabytes: float) -> None:
    lexicon = Lexicon(Entry(*word) for word in load_vocabulary().words())
    size = int(megabytes * 1_000_000)
    for name, scrap in (("sparse", SPARSE), ("dense", DENSE), *((repr(s), s) for s in HOSTILE)):
        small, large = (scrap * (n // len(scrap) + 1) for n in (size // 2, size))
        half, whole = seconds(lexicon, small[: size // 2]), seconds(lexicon, large[:size])
        print(f"{name:18} {megabytes / whole:7.1f} MB/s   doubled: x {whole / half:.2f}")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 1.0)
