"""Formatted references kept from one run to the next: what is made again, and what is not."""

import shutil
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from claimgrade.library.csl import FormattedReference, format_references
from claimgrade.model.source import Source, SourceDetails
from claimgrade.workspace.cache import cache_folder
from claimgrade.workspace.load import load
from claimgrade.workspace.schema.records import record_from

WORKS = tuple(
    Source(f"work{n}", "article", {"author": "Abe, T", "title": f"Trial {n}", "year": "2006"})
    for n in range(3)
)


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMGRADE_CACHE_DIR", str(tmp_path / "cache"))


def made(sources: tuple[Source, ...], style: str | Path = "apa", cache: bool = True) -> list[int]:
    """Return the counts that were told as references were made; empty where all were kept."""
    told: list[int] = []
    format_references(sources, style, cache=cache, progress=lambda so_far, _: told.append(so_far))
    return told


def texts(cache: bool = True) -> dict[str, FormattedReference]:
    return dict(format_references(WORKS, "apa", cache=cache))


def test_what_was_made_once_is_not_made_again() -> None:
    assert made(WORKS) == [1, 2, 3]
    assert made(WORKS) == []
    assert texts() == texts(cache=False)


def test_a_changed_entry_is_made_again_and_no_other() -> None:
    made(WORKS)
    changed = replace(WORKS[1], fields={**WORKS[1].fields, "year": "2007"})
    assert made((WORKS[0], changed, WORKS[2])) == [1]
    assert "(2007)" in format_references([changed], "apa")["work1"].text_plain


def test_another_style_is_made_for_itself() -> None:
    made(WORKS)
    assert made(WORKS, "vancouver") == [1, 2, 3]
    assert made(WORKS, "apa") == []


def test_a_changed_style_file_is_made_again(repository: Path, tmp_path: Path) -> None:
    bundled = repository / "src/claimgrade/library/csl/styles/apa.csl"
    own = tmp_path / "own.csl"
    shutil.copy(bundled, own)
    made(WORKS, own)
    assert made(WORKS, own) == []
    own.write_text(own.read_text(encoding="utf-8").replace("no date", "undated"), encoding="utf-8")
    assert made(WORKS, own) == [1, 2, 3]


def test_a_key_and_what_is_noted_beside_an_entry_make_nothing_anew() -> None:
    made(WORKS)
    details = record_from(SourceDetails, {"record": "unchecked", "notes": "read again"})
    renamed = replace(WORKS[0], key="other", details=details)
    assert made((renamed,)) == []
    said = format_references([renamed], "apa")["other"].text_plain
    assert said.endswith("[record not verified]")


def test_without_the_cache_nothing_is_kept() -> None:
    assert made(WORKS, cache=False) == [1, 2, 3]
    assert made(WORKS, cache=False) == [1, 2, 3]
    assert made(WORKS) == [1, 2, 3]


def test_the_cache_may_be_deleted_at_any_time() -> None:
    before = texts()
    shutil.rmtree(cache_folder())
    assert texts() == before


def test_a_damaged_row_counts_as_not_there() -> None:
    before = texts()
    (file,) = cache_folder().glob("*.sqlite")
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE row SET text = '<script>' WHERE kind = 'formatted reference'")
    connection.close()
    assert made(WORKS) == [1, 2, 3]
    assert texts() == before


def test_an_entry_that_could_not_be_printed_is_tried_again(tmp_path: Path) -> None:
    own = tmp_path / "own.csl"
    own.write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">'
        '<bibliography><layout><text variable="DOI"/></layout></bibliography></style>',
        encoding="utf-8",
    )
    assert made(WORKS[:1], own) == [1]
    assert made(WORKS[:1], own) == [1]


def test_kept_references_of_a_whole_review_take_a_fraction_of_a_second(repository: Path) -> None:
    sources = tuple(load(repository).sources.values())
    made(sources)
    begin = time.process_time()
    assert made(sources) == []
    assert time.process_time() - begin < 0.5


def test_neither_checking_nor_kept_references_load_the_processor() -> None:
    """It takes 15 MB and a tenth of a second, which only a new reference is worth."""
    script = (
        "import sys\n"
        "import claimgrade.cli.check, claimgrade.assess.review\n"
        "assert 'claimgrade.library.csl' not in sys.modules\n"
        "from pathlib import Path\n"
        "from claimgrade.library.csl import format_references\n"
        "from claimgrade.model.source import Source\n"
        "one = [Source('a', 'article', {'author': 'Abe, T', 'title': 'A', 'year': '2006'})]\n"
        "before = 'citeproc' in sys.modules\n"
        "format_references(one, 'apa')\n"
        "print(before, 'citeproc' in sys.modules)\n"
    )
    first, second = (
        subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
        for _ in range(2)
    )
    assert first.stdout.split() == ["False", "True"]
    assert second.stdout.split() == ["False", "False"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux copies a process at once")
@pytest.mark.parametrize("processes", [2, 3])
def test_references_made_by_several_processes_are_those_of_one(
    monkeypatch: pytest.MonkeyPatch, processes: int
) -> None:
    alone = texts(cache=False)
    monkeypatch.setattr(
        "claimgrade.library.csl.formatting.processes_for", lambda entries, least: processes
    )
    assert texts(cache=False) == alone
    assert texts() == alone
    assert made(WORKS) == []
