"""data/sources.yml -> data/raw: what is new or changed at the sources, one host at a time.

What an address says is the business of flows/ingest.py, which reads data/raw.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from prefect import flow
from prefect.artifacts import create_table_artifact
from prefect.utilities.annotations import quote

from etl.documents.shared import require_folder
from etl.errors import HeadcountError
from etl.settings.given import read_settings
from etl.sources import Policy, Result, by_host, changed, load_sources, summary, tell
from flows.collecting import fetch, look

POLITE = Policy()
SHOWN = 1000  # rows of the artifact


@flow
def collect(
    sources: Path = Path("data/sources.yml"),
    raw: Path | None = None,
    store: Path = Path("data/collected"),
    policy: Policy = POLITE,
) -> list[Result]:
    """Bring `raw` up to date with all sources; each address has one result."""
    settings = read_settings().settled(raw=raw)
    raw = require_folder(settings.raw)
    seen = [look(quote(source), settings, store, policy) for source in load_sources(sources)]
    hosts = by_host(one for wanted, _ in seen for one in wanted)
    fetched = [fetch.submit(quote(host), raw, store, policy) for host in hosts]
    results = [result for _, found in seen for result in found]
    results += [result for future in fetched for result in future.result()]
    shown = changed(results)[:SHOWN] or [{"outcome": "nothing changed"}]
    create_table_artifact(shown, key="collect", description=summary(results))
    return results


def main(argv: list[str] | None = None) -> int:
    """Run the flow by hand; returns the exit status."""
    parser = argparse.ArgumentParser(prog="collect", description=collect.__doc__)
    for name in ("sources", "raw", "store"):
        parser.add_argument(
            f"--{name}", type=Path, default=collect.parameters.properties[name].get("default")
        )
    try:
        return tell(collect(**vars(parser.parse_args(argv))))
    except HeadcountError as error:
        print(f"headcount: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
