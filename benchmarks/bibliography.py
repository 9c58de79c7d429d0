"""Measure reading a bibliography, against pybtex's own ``parse_file`` on the same files.

Usage: python benchmarks/bibliography.py [--sizes 10000 100000] [--runs 5]

The entries are generated, the same every time, 10,000 to a file: articles with abstracts and
@string names, books in quotation marks, papers in proceedings with braces in braces, web pages
with tabs and long addresses. Each reading is a process of its own, timed after its imports, and
the readers take turns. "first" reads the files and keeps what it read, "again" finds them
unchanged, "checked" is ``claimgrade sources check`` on entries in memory.
"""

import argparse
import datetime
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sized
from importlib import import_module
from pathlib import Path
from random import Random
from typing import NamedTuple

from measure import inherited, machine
from records import GROUPS, OUTCOMES, SURNAMES, entry, latex, strings, words

IN_A_FILE = 10_000
FIRST, AGAIN = 0.5, 0.1
"""The most that a first reading and one of unchanged files may take, against ``parse_file``."""

READERS = ("pybtex", "first", "again", "checked")


class Cost(NamedTuple):
    """Wall-clock and processor seconds, the peak memory of the process in MB, entries read."""

    wall: float
    processor: float
    memory: float
    entries: float


def main() -> None:
    """Measure what the command line asks for and print it."""
    parser = argparse.ArgumentParser(description="Measure reading a bibliography.")
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--reader", choices=READERS, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.reader:
        sys.stdout.write(json.dumps(read(options.reader, options.folder)) + "\n")
        return
    for line in report(options.sizes, options.runs):
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


def report(sizes: list[int], runs: int) -> Iterable[str]:
    """Measure and yield the lines of the table."""
    yield f"{machine()}. Medians of {runs} processes, after imports; seconds of processor time."
    yield ""
    yield "| entries | reader | seconds | wall clock | peak MB | against parse_file | met |"
    yield "|---|---|---|---|---|---|---|"
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            write_library(Path(folder) / "citations", size)
            costs = measured(Path(folder), runs)
        if any(cost.entries != size for cost in costs.values()):
            raise RuntimeError(f"not every reader read {size:,} entries: {costs}")
        whole = costs["pybtex"].processor
        for reader, cost in costs.items():
            ratio = cost.processor / whole
            limit = {"first": FIRST, "again": AGAIN}.get(reader)
            met = "" if limit is None else f"{'yes' if ratio <= limit else 'no'} (at most {limit})"
            yield (
                f"| {size:,} | {reader} | {cost.processor:.2f} | {cost.wall:.2f} | "
                f"{cost.memory:.0f} | {ratio:.3f} | {met} |"
            )


def measured(folder: Path, runs: int) -> dict[str, Cost]:
    """Return the median cost of each reader; they take turns."""
    costs: dict[str, list[Cost]] = {reader: [] for reader in READERS}
    for _ in range(runs):
        for reader in READERS:
            costs[reader].append(_in_a_process(reader, folder))
    return {
        reader: Cost(*(statistics.median(column) for column in zip(*several, strict=True)))
        for reader, several in costs.items()
    }


def _in_a_process(reader: str, folder: Path) -> Cost:
    kept = folder / "cache"
    if reader == "first":
        for file in kept.glob("*"):
            file.unlink()
    done = subprocess.run(  # noqa: S603 - this file
        [sys.executable, __file__, "--reader", reader, "--folder", str(folder)],
        env=inherited() | {"CLAIMGRADE_CACHE_DIR": str(kept)},
        check=True,
        capture_output=True,
    )
    return Cost(*json.loads(done.stdout))


def read(reader: str, folder: Path) -> Cost:
    """Read the library in a folder and return what it cost, imports left out."""
    paths = sorted(f"citations/{path.name}" for path in (folder / "citations").glob("*.bib"))
    work = _by_pybtex(folder, paths) if reader == "pybtex" else _by_us(reader, folder, paths)
    begin, processor = time.perf_counter(), time.process_time()
    held = work()
    wall, processor = time.perf_counter() - begin, time.process_time() - processor
    kibibytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    memory = kibibytes / (1024 * 1024 if sys.platform == "darwin" else 1024)
    # What was read is held until here, so that its memory counts.
    return Cost(wall, processor, memory, sum(map(len, held)))


def _by_pybtex(folder: Path, paths: list[str]) -> Callable[[], list[Sized]]:
    from pybtex.database import parse_file

    return lambda: [parse_file(os.path.join(folder, path)).entries for path in paths]


def _by_us(reader: str, folder: Path, paths: list[str]) -> Callable[[], list[Sized]]:
    from claimgrade.library.hygiene.examination import Shelf, examine
    from claimgrade.workspace.bibtex.bibliography import read_bibliographies
    from claimgrade.workspace.cache import Cache
    from claimgrade.workspace.collector import collector_off

    import_module("claimgrade.workspace.bibtex.parser")  # before the clock starts, as pybtex

    def load() -> list[Sized]:
        with collector_off(), Cache.open() as cache:
            return [read_bibliographies(str(folder), paths, cache).entries]

    if reader != "checked":
        return load
    with Cache.open() as cache:
        entries = list(read_bibliographies(str(folder), paths, cache).entries.values())
    shelf = Shelf({"": entries}, lambda _: "", datetime.date(2026, 11, 23))

    def check() -> list[Sized]:
        found = list(examine(shelf))
        if found:
            raise RuntimeError(f"the generated entries have faults: {found[0]}")
        return [entries]

    return check


def write_library(folder: Path, size: int) -> None:
    """Write a library of so many entries, the same every time."""
    folder.mkdir()
    random = Random(1)  # noqa: S311 - the same entries every time, and no secret
    for start in range(0, size, IN_A_FILE):
        numbers = range(start, min(start + IN_A_FILE, size))
        text = "\n".join(_entry(number, random) for number in numbers)
        path = folder / f"library-{start // IN_A_FILE:03d}.bib"
        path.write_text(strings() + text, encoding="utf-8")


def _entry(number: int, random: Random) -> str:
    """Return seven articles in ten, and one each of the other kinds."""
    key = f"work{number:06d}"
    kind = number % 10
    if kind not in _OTHER_KINDS:
        return entry(key, random)
    people = " and ".join(
        f"{latex(random.choice(SURNAMES))}, {random.choice('ABCDEFG')}." for _ in range(3)
    )
    return _OTHER_KINDS[kind].format(
        key=key,
        people=people,
        outcome=random.choice(OUTCOMES),
        group=random.choice(GROUPS),
        year=random.randrange(1980, 2026),
        words=words(random, 40),
        number=number,
    )


_OTHER_KINDS = {
    3: """@book{{{key},
  author = "{people}",
  title = "The {outcome} of {group}: a handbook",
  publisher = "A House" # " and Sons",
  address = "Anytown",
  year = {year},
  edition = 2
}}
""",
    6: """@inproceedings{{{key},
  author = {{{people}}},
  title = {{On {{{{\\em {outcome}}} in {{DNA}}}} and {{\\'e}}lite {group}}},
  booktitle = {{Proceedings of the {{{{International}} Meeting}}}},
  year = {{{year}}},
  pages = {{1--9}},
  abstract = {{{words}.}},
}}
""",
    9: """@online{{{key},
\tauthor = {{{people}}},
\ttitle = {{{outcome} of
\t\t{group}}},
\turl = {{https://example.org/a/long/address/{number}?with=a&query=of#parts}},
\turldate = {{2026-01-02}},
\tdate = {{{year}-05-06}},
\tfile = {{:files/{number}.pdf:application/pdf;Snapshot:files/{number}.html:text/html}},
\tkeywords = {{one, two, three}}
}}
""",
}


if __name__ == "__main__":
    main()
