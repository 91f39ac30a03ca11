"""the outline of a divided report -> its files: an index, and a folder of further pages.

Pages that the report before has as they should be are shared with it, as one file under two names;
only the others are rendered, by `divided`. What a page was made of says the ledger.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from etl.reports.divided import LEAD, render_index, render_lead, render_pages
from etl.reports.ledger import FILE, Entry, Ledger, read_ledger, write_ledger
from etl.reports.outline import Outline, Page


@dataclass(frozen=True, slots=True)
class Written:
    """A report on the disk."""

    index: Path
    """Its first page."""
    pages: int
    written: int
    """Those that were not there as they are now."""
    removed: int
    taken: int = 0
    """Those of the written ones that are as they were in the report before."""

    @property
    def told(self) -> str:
        """How many of several pages were written; nothing for a report of one."""
        if self.pages == 1:
            return ""
        taken = f", {self.taken:,} of them as in the report before" if self.taken else ""
        removed = f", {self.removed:,} removed" if self.removed else ""
        return f"{self.written:,} of {self.pages:,} pages written{taken}{removed}"


@dataclass(frozen=True, slots=True)
class Folder:
    """Where a divided report stands, or will."""

    index: Path
    building: Path
    """A folder beside it, for files on their way to their place."""
    by: str
    """What renders it, as `ledger.rendered_by`."""
    of: str
    """What it tells, as `ledger.told_of`."""
    waiting: list[str] = field(default_factory=list)
    """The pages in `building`."""

    @property
    def further(self) -> Path:
        """The folder of further pages."""
        return self.index.with_suffix("")

    def standing(self) -> Written | None:
        """The report, if it is there as a whole: what it is made of need not be looked into."""
        there = read_ledger(self.further, self.by)
        if there.of != self.of or size_of(self.index) != there.index:
            return None
        further = str(self.further)
        if any(size_of(f"{further}/{path}") != page.size for path, page in there.pages.items()):
            return None
        return Written(self.index, len(there.pages) + 1, 0, 0)

    def write(self, outline: Outline, parent: Path) -> Written:
        """Write the report, with what it has in common with that of which `parent` is the folder.

        While pages do not fit to it, the ledger is away; the index comes last.
        """
        there, before = (read_ledger(folder, self.by) for folder in (self.further, parent))
        (self.further / "documents").mkdir(parents=True, exist_ok=True)
        pages: dict[str, Entry] = {}
        due: list[Page] = []
        taken = 0
        own, older = str(self.further), str(parent)
        for page in outline.pages:
            path = page.path
            if fits(there, page, own):
                pages[path] = there.pages[path]
            elif fits(before, page, older):
                pages[path] = before.pages[path]
                taken += self._take(path, older)
            else:
                due.append(page)
        written = taken
        for page, html in render_pages(outline, due):
            pages[page.path] = Entry(page.digest, len(raw := html.encode()))
            written += self._put(page.path, raw)
        lead = render_lead(outline.data, self.index.stem).encode()
        pages[LEAD] = Entry(0, len(lead))
        written += self._put(LEAD, lead)
        index = render_index(outline, self.index.stem).encode()
        self._settle()
        if changes(index, self.index, self.building / self.index.name):
            (self.building / self.index.name).replace(self.index)
            written += 1
        stale = _pages_in(self.further) - pages.keys()
        for one in stale:
            (self.further / one).unlink()
        self.building.mkdir(parents=True, exist_ok=True)
        write_ledger(Ledger(self.of, len(index), pages), self.building, self.by)
        (self.building / FILE).replace(self.further / FILE)
        return Written(self.index, len(pages) + 1, written, len(stale), taken)

    def _take(self, path: str, parent: str) -> bool:
        """Share a page; whether it was not there."""
        source, target = f"{parent}/{path}", f"{self.further}/{path}"
        try:
            os.link(source, target)
        except FileExistsError:
            if os.path.samefile(source, target):
                return False
        except OSError:  # a disk without such names, or one that has enough of them
            pass
        else:
            return True
        return self._put(path, Path(source).read_bytes())

    def _put(self, path: str, raw: bytes) -> bool:
        """Have a page wait, if it is not there as it should be; whether it was not."""
        if not changes(raw, self.further / path, self.building / path):
            return False
        self.waiting.append(path)
        return True

    def _settle(self) -> None:
        """Bring pages that wait to their places."""
        if self.waiting:
            (self.further / FILE).unlink(missing_ok=True)
        for path in self.waiting:
            (self.building / path).replace(self.further / path)


def fits(ledger: Ledger, page: Page, folder: str) -> bool:
    """Whether a folder has a page as it should be, as far as its ledger and the file's size say."""
    path = page.path
    entry = ledger.pages.get(path)
    if entry is None or entry.digest != page.digest:
        return False
    return entry.size == size_of(f"{folder}/{path}")


def _pages_in(folder: Path) -> set[str]:
    """The pages that a folder has, by their way from it; text, since there are many."""
    names = [
        *os.listdir(folder),
        *(f"documents/{name}" for name in os.listdir(folder / "documents")),
    ]
    return {name for name in names if name.endswith(".html")}


def size_of(path: Path | str) -> int | None:
    """The bytes of a file; None where there is none."""
    try:
        return os.stat(path).st_size
    except OSError:
        return None


def changes(raw: bytes, path: Path, building: Path) -> bool:
    """Whether a file is not there as it should be, and so is written where it is built."""
    if size_of(path) == len(raw) and path.read_bytes() == raw:
        return False
    try:
        building.write_bytes(raw)
    except FileNotFoundError:
        building.parent.mkdir(parents=True)
        building.write_bytes(raw)
    return True
