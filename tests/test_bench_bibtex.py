"""The published bibliographies: every entry is read, or reported with its file and line."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="module")
def counted(repository: Path, shared: Path) -> dict[str, dict[str, Any]]:
    """What the program that prints the table counted, by origin."""
    program = str(repository / "benchmarks" / "published_bibliographies.py")
    folder = str(shared / "bench" / "bibtex")
    ran = subprocess.run(
        [sys.executable, program, folder, "--json"], capture_output=True, check=True
    )
    counts: dict[str, dict[str, Any]] = json.loads(ran.stdout)
    return counts


def test_no_entry_of_the_published_bibliographies_is_lost(
    counted: dict[str, dict[str, Any]], shared: Path
) -> None:
    assert sum(counts["files"] for counts in counted.values()) == 284
    for origin, counts in counted.items():
        assert counts["places lost"] == []
        told = ("read", "reported", "in comments", "refused")
        assert sum(counts.get(name, 0) for name in told) == counts["expected"], origin
        assert counts["expected"] == _begins(shared / "bench" / "bibtex" / origin), origin


def _begins(folder: Path) -> int:
    """Count, over bytes, the lines that begin with @, but for those that begin no entry."""
    others = (b"@string", b"@preamble", b"@comment")
    count = 0
    for path in folder.rglob("*.bib"):
        data = path.read_bytes().replace(b"\0", b"").lower()
        for line in data.replace(b"\r", b"\n").split(b"\n"):
            start = line.lstrip(b" \t\xef\xbb\xbf\xfe\xff").replace(b" ", b"")
            bracketed = b"{" in start or b"(" in start
            count += start.startswith(b"@") and bracketed and not start.startswith(others)
    return count


def test_as_many_entries_are_found_as_pybtex_finds(counted: dict[str, dict[str, Any]]) -> None:
    """On the files that pybtex reads without a fault: its low-level parser, on whole files."""
    assert sum(counts["pybtex"] for counts in counted.values()) > 7_000
    for counts in counted.values():
        assert counts["by us where pybtex is content"] == counts["pybtex"]
