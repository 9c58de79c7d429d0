"""Count what becomes of every entry of the published bibliographies: read, reported, or lost.

Usage: python benchmarks/published_bibliographies.py ../shared/bench/bibtex [--json]

Expected are the lines that begin an entry, found by a pattern that knows nothing of BibTeX
(``@``, letters, a bracket). Each is *read* where an entry begins there, *in a comment* or
*reported* where a finding stands there, *refused* where its file is not UTF-8 text and is
reported as a whole, with the line; and else *lost*. *Elsewhere* are entries read that begin in the
middle of a line. pybtex, on the files that it reads without a fault, and bibtexparser, where it is
installed, count beside it. Last comes what ``claimgrade sources check`` says of the entries, each
file by itself, as of 2026-11-23.
"""

import argparse
import datetime
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from pybtex.database.input.bibtex import LowLevelParser, month_names

from claimgrade.library.hygiene.codes import HYGIENE_CODES
from claimgrade.library.hygiene.examination import Shelf, examine
from claimgrade.model.finding import Finding
from claimgrade.workspace.bibtex.bibliography import read_bibliographies
from claimgrade.workspace.bibtex.entries import read_bibliography
from claimgrade.workspace.cache import Cache

BEGINS = re.compile(r"^[ \t]*@[ \t]*(?!(?:comment|string|preamble)\b)[a-z]+[ \t]*[{(]", re.I | re.M)
IN_COMMENT = "RD409"
COLUMNS = ("files", "expected", "read", "reported", "in comments", "refused", "lost", "elsewhere")


def main() -> None:
    """Count the folder that the command line names and print a table, or JSON."""
    parser = argparse.ArgumentParser(description="Count the entries of published bibliographies.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", action="store_true", help="print JSON in place of a table")
    options = parser.parse_args()
    counted = {origin.name: count(origin) for origin in sorted(options.folder.iterdir())}
    if options.json:
        sys.stdout.write(json.dumps(counted, indent=2) + "\n")
    else:
        sys.stdout.write("\n".join(table(counted)) + "\n")


def count(folder: Path) -> dict[str, Any]:
    """Return the counts of all ``.bib`` files of a folder."""
    sums: Counter[str] = Counter()
    codes: Counter[str] = Counter()
    said: Counter[str] = Counter()
    lost: list[str] = []
    for path in sorted(folder.rglob("*.bib")):
        sums["files"] += 1
        whole = read_bibliographies(str(path.parent), [path.name], Cache(None))
        if whole.broken:
            _count_refused(path, whole.findings, sums)
            continue
        text = path.read_bytes().decode("utf-8-sig")
        _count_read(path, text, sums, codes, lost)
        _count_by_others(text, sums)
        said.update(_said(path, text))
    return {**sums, "codes": codes, "said": said, "places lost": lost}


def _said(path: Path, text: str) -> Iterator[str]:
    """Yield the code of each thing that is said of the entries of a file."""
    entries, _ = read_bibliography(text, path.name)
    shelf = Shelf({path.name: entries}, lambda _: text, datetime.date(2026, 11, 23))
    return (one.remark.code.code for one in examine(shelf))


def _count_refused(path: Path, findings: list[Finding], sums: Counter[str]) -> None:
    """Count the entries of a file that is refused, as far as they can be seen in it."""
    data = path.read_bytes().replace(b"\0", b"").replace(b"\r", b"\n")
    heads = len(BEGINS.findall(data.decode("latin-1").lstrip("þÿ")))
    sums["expected"] += heads
    told = [(f.location.path, f.code) for f in findings] == [(path.name, "RD103")]
    sums["refused" if told else "lost"] += heads


def _count_read(
    path: Path, text: str, sums: Counter[str], codes: Counter[str], lost: list[str]
) -> None:
    entries, findings = read_bibliography(text, path.name)
    codes.update(finding.code for finding in findings)
    begins = Counter(entry.line for entry in entries)
    comments = {f.location.line for f in findings if f.code == IN_COMMENT}
    reported = {f.location.line for f in findings}
    sums["entries"] += len(entries)
    for line in _heads(text):
        sums["expected"] += 1
        if begins[line]:
            sums["read"] += 1
            begins[line] -= 1
        elif line in comments:
            sums["in comments"] += 1
        elif line in reported:
            sums["reported"] += 1
        else:
            sums["lost"] += 1
            lost.append(f"{path.name}:{line}")
    sums["elsewhere"] += begins.total()


def _heads(text: str) -> Iterator[int]:
    """Yield the line of each beginning of an entry."""
    body = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    line, counted = 1, 0
    for found in BEGINS.finditer(body):
        line += body.count("\n", counted, found.end())
        counted = found.end()
        yield line


def _count_by_others(text: str, sums: Counter[str]) -> None:
    """Count what pybtex and bibtexparser find, and what we find in the same files."""
    entries, findings = read_bibliography(text, "")
    ours = len(entries) + sum(finding.code in ("RD402", "RD404") for finding in findings)
    faults: list[str] = []
    parser = LowLevelParser(
        text, handle_error=lambda e: faults.append(str(e)), macros=dict(month_names)
    )
    theirs = sum(command[0].lower() not in ("string", "preamble") for command in parser)
    if all("undefined string" in fault for fault in faults):
        sums["pybtex"] += theirs
        sums["by us where pybtex is content"] += ours
    try:
        bibtexparser = import_module("bibtexparser")
    except ImportError:
        return
    library = bibtexparser.parse_string(text)
    if not library.failed_blocks:
        sums["bibtexparser"] += len(library.entries)
        sums["by us where bibtexparser is content"] += ours


def table(counted: dict[str, dict[str, Any]]) -> Iterable[str]:
    """Yield the lines of a Markdown table, with the codes and the other readers below it."""
    yield f"| origin | {' | '.join(COLUMNS)} |"
    yield "|---" * (len(COLUMNS) + 1) + "|"
    sums: Counter[str] = Counter()
    codes: Counter[str] = Counter()
    said: Counter[str] = Counter()
    for origin, counts in counted.items():
        numbers = {name: number for name, number in counts.items() if isinstance(number, int)}
        sums.update(numbers)
        codes.update(counts["codes"])
        said.update(counts["said"])
        yield f"| {origin} | {' | '.join(f'{numbers.get(name, 0):,}' for name in COLUMNS)} |"
    yield f"| all | {' | '.join(f'{sums[name]:,}' for name in COLUMNS)} |"
    yield ""
    yield "Findings of reading: " + ", ".join(f"{code} {codes[code]:,}" for code in sorted(codes))
    for other in ("pybtex", "bibtexparser"):
        if sums[other]:
            ours = sums[f"by us where {other} is content"]
            yield f"{other}, on the files it reads without a fault: {sums[other]:,}; we: {ours:,}"
    yield ""
    yield f"Of {sums['entries']:,} entries, sources check says {said.total():,} things:"
    yield ""
    yield "| code | what | times |"
    yield "|---|---|---:|"
    yield from (
        f"| {code} | {HYGIENE_CODES[code].name} | {said[code]:,} |" for code in sorted(said)
    )
    yield from (f"lost: {place}" for c in counted.values() for place in c["places lost"])


if __name__ == "__main__":
    main()
