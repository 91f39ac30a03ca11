"""How fast texts are read, in one process, with the peers beside it: MB/s, as one table.

Run by hand: `.venv/bin/python tests/benchmarks/extract_speed.py [--peers FOLDER] [--profile]`.
The peers have an environment of their own, which is made by
`python -m venv FOLDER && FOLDER/bin/pip install spacy quantulum3 recognizers-text-number "emoji<2"`
(a later emoji breaks the import of recognizers-text); without it they are left out.
The texts are the annotated ones at ../shared/eval/dev, or else tests/data/golden; `diluted` has
nine parts of prose without numbers to one part of them.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import os
import pstats
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import ahocorasick_rs
import yaml

from etl.extract import extract
from etl.vocabulary import load_vocabulary
from schemas.records import Document

ROOT = Path(__file__).parents[2]
DEV = ROOT.parent / "shared" / "eval" / "dev"
GOLDEN = ROOT / "tests" / "data" / "golden"
WORDS = (  # who did what about which, and how: sentences that say nothing in numbers
    "the minister,a spokeswoman,her lawyer,the embassy,their families,a judge in Peru,the governor"
    ",an old colleague,the broadcaster,parliament,the union of nurses,a former ambassador",
    "declined to discuss,had been told of,wrote to the committee about,was asked about"
    ",apologised for,took little notice of,complained bitterly about,has long defended,explained",
    "the visit,conditions in the prisons,the talks with Canada,a report on the trial"
    ",the new bridge,delays at the border,the quarrel over fishing,a speech in Nairobi",
    "on Monday,for the time being,as soon as the authorities allowed it,without comment,at length"
    ",in a letter,when the session opened,behind closed doors,over dinner,to everybody's surprise",
)
Texts = dict[str, list[str]]


def annotated() -> list[str]:
    if DEV.is_dir():
        paths = sorted(DEV.glob("*.json"))
        return [json.loads(path.read_text(encoding="utf-8"))["text"] for path in paths]
    paths = sorted(GOLDEN.glob("*.yml"))
    return [yaml.safe_load(path.read_text(encoding="utf-8"))["text"] for path in paths]


def prose(length: int, chance: random.Random) -> str:
    """Make paragraphs of so many characters, with words of the vocabulary, but no number."""
    made: list[str] = []
    size = 0
    while size < length:
        words = (chance.choice(part.split(",")) for part in WORDS)
        sentence = " ".join(words)
        sentence = sentence[0].upper() + sentence[1:]
        made.append(sentence + (".\n\n" if chance.random() < 0.25 else ". "))
        size += len(made[-1])
    return "".join(made)


def diluted(texts: list[str]) -> list[str]:
    chance = random.Random(7)
    around = [(prose(4 * len(t), chance), prose(5 * len(t), chance)) for t in texts]
    return [
        f"{before}\n\n{text}\n\n{after}"
        for text, (before, after) in zip(texts, around, strict=True)
    ]


def seconds(read: Callable[[str], object], texts: list[str]) -> float:
    """Give the best of three passes over all texts, after one that warms up."""
    read(texts[0])
    times = []
    for _ in range(3):
        start = time.process_time()
        for text in texts:
            read(text)
        times.append(time.process_time() - start)
    return min(times)


def megabytes(texts: list[str]) -> float:
    return sum(len(text.encode()) for text in texts) / 1e6


def ours() -> dict[str, Callable[[str], object]]:
    vocabulary = load_vocabulary()
    floor = ahocorasick_rs.AhoCorasick(sorted({w.lower() for _, _, w, _ in vocabulary.words()}))
    return {
        "Headcount": lambda t: extract(Document("a.txt", "0" * 16, t, "0" * 64), vocabulary),
        "Aho-Corasick scan alone": lambda t: floor.find_matches_as_indexes(t.lower(), True),
    }


def peers(folder: Path | None, texts: Texts) -> dict[str, dict[str, float]]:
    """Give MB/s of each peer by kind of text; those that cannot be run say so."""
    python = folder / "bin" / "python" if folder else None
    if python is None or not python.is_file():
        print(f"No peers: no environment at {folder}; --peers FOLDER names it, see --help.\n")
        return {}
    run = subprocess.run(
        [python, Path(__file__).with_name("extract_peers.py")],
        input=json.dumps(texts),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    speeds = {}
    for line in run.stdout.splitlines():
        row = json.loads(line)
        name = row.pop("peer")
        if "missing" in row:
            print(f"{name} cannot be run: {row['missing']}\n")
        else:
            speeds[name] = {label: size / took / 1e6 for label, (size, took) in row.items()}
    return speeds


def command_seconds(text: str, bytecode: bool) -> float:
    """Give user and system time of `headcount extract` on one small file, the best of five.

    With `bytecode` Python keeps what it compiled, as pip does for what it installs; without it is
    left to the environment, which may forbid that (PYTHONDONTWRITEBYTECODE).
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "small.txt")
        path.write_text(text, encoding="utf-8")
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
        if bytecode:
            environment |= {"PYTHONPYCACHEPREFIX": folder, "PYTHONDONTWRITEBYTECODE": ""}
        command = [sys.executable, "-m", "etl.cli", "extract", str(path)]
        times = []
        for _ in range(6):  # of which the first compiles
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run(command, stdout=subprocess.DEVNULL, env=environment, check=True)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            times.append(used)
    return min(times[1:])


def profile(read: Callable[[str], object], texts: list[str]) -> None:
    profiler = cProfile.Profile()
    with profiler:
        for text in texts:
            read(text)
    pstats.Stats(profiler).strip_dirs().sort_stats("tottime").print_stats(15)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--peers", type=Path, metavar="FOLDER", help="their environment")
    parser.add_argument("--profile", action="store_true", help="show where the time goes")
    given = parser.parse_args()
    texts: Texts = {"annotated": annotated()}
    texts["diluted"] = diluted(texts["annotated"])
    readers = ours()
    speeds = {
        name: {kind: megabytes(t) / seconds(read, t) for kind, t in texts.items()}
        for name, read in readers.items()
    }
    speeds |= peers(given.peers, texts)
    sizes = ", ".join(f"{kind} {megabytes(some):.2f} MB" for kind, some in texts.items())
    count = len(texts["annotated"])
    print(f"{count} texts, {sizes}; best of three, one process, {os.cpu_count()} cores\n")
    print(f"{'':32}{'annotated':>16}{'diluted':>20}")
    for name, speed in speeds.items():
        cells = (
            f"{mbs:9.3f} MB/s x{mbs / speeds['Headcount'][k]:<7.2f}" for k, mbs in speed.items()
        )
        print(f"{name:32}" + "".join(cells))
    print("\nx: times as fast as Headcount, on the same texts")
    small = min(texts["annotated"], key=lambda text: abs(len(text) - 1000))
    kept, here = (command_seconds(small, bytecode) for bytecode in (True, False))
    print(
        f"headcount extract, one file of {len(small)} characters: {kept:.2f} s with bytecode kept,"
        f" {here:.2f} s in this environment"
    )
    if given.profile:
        profile(readers["Headcount"], texts["annotated"])


if __name__ == "__main__":
    main()
