"""``sources export``: works for another program, with what is known beyond the entry."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from claimgrade.library.formats import read_file
from claimgrade.library.merging.incoming import compare
from claimgrade.workspace.bibtex.entries import read_bibliography
from claimgrade.workspace.load import load
from conftest import REPOSITORY, Ran

BIB = """\
@article{abe2006,
  author = {Abe, Takashi},
  title = {Walk {Training} \\& strength},
  journal = {Journal of Applied Physiology},
  year = 2006,
  annote = {Mine.},
}
@book{zats2006, author = {Zatsiorsky, V}, title = {Science and practice}, year = 2006}
"""
DETAILS = """\
abe2006:
  aliases: [abe2006, abe06]
  retraction: {status: retracted, on: 2026-01-01, list: A list of 2025, notice: 10.1000/n}
"""
CLAIM = "statement: Walking works.\ntopics: [growth hormone]\nevidence:\n  - source: abe06\n"


@pytest.fixture
def library(claimgrade: Callable[..., Ran]) -> Path:
    here = Path.cwd()
    (here / "citations").mkdir()
    (here / "claims/article").mkdir(parents=True)
    (here / "claimgrade.toml").write_text("format = 1\n", encoding="utf-8")
    (here / "citations/one.bib").write_text(BIB, encoding="utf-8")
    (here / "citations/sources.yaml").write_text(DETAILS, encoding="utf-8")
    (here / "claims/article/walk.yaml").write_text(CLAIM, encoding="utf-8")
    return here


def keys(text: str) -> list[str]:
    entries, findings = read_bibliography(text, "")
    assert findings == ()
    return [entry.key for entry in entries]


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        ([], ["abe2006", "zats2006"]),
        (["zats2006"], ["zats2006"]),
        (["abe06"], ["abe2006"]),
        (["--claim", "walk"], ["abe2006"]),
        (["--topic", "Hormone"], ["abe2006"]),
        (["zats2006", "--claim", "walk"], ["abe2006", "zats2006"]),
    ],
)
def test_the_works_asked_for_are_written_in_the_order_of_the_library(
    claimgrade: Callable[..., Ran], library: Path, arguments: list[str], found: list[str]
) -> None:
    ran = claimgrade("sources", "export", *arguments)
    assert ran.code == 0, ran.err
    assert keys(ran.out) == found


def test_older_keys_and_a_retraction_go_along(
    claimgrade: Callable[..., Ran], library: Path
) -> None:
    said = "RETRACTED (on 2026-01-01, A list of 2025, notice 10.1000/n)."
    bib = claimgrade("sources", "export", "abe2006").out
    assert "ids = {abe06}" in bib
    assert f"annote = {{Mine. {said}}}" in bib
    ris = claimgrade("sources", "export", "abe2006", "--format", "ris").out
    assert f"Mine. {said} Also known by the keys: abe06." in ris
    (item,) = json.loads(claimgrade("sources", "export", "abe2006", "--format", "csljson").out)
    assert said in item["annote"]


@pytest.mark.parametrize("name", ["out.bib", "out.ris", "out.json"])
def test_what_is_exported_is_there_already_when_it_is_taken_in_again(
    claimgrade: Callable[..., Ran], library: Path, name: str
) -> None:
    assert claimgrade("sources", "export", "-o", name).code == 0
    assert len(read_file(Path(name)).entries) == 2
    ran = claimgrade("sources", "import", name, "--yes")
    assert ran.code == 0, ran.out
    assert "2 works of the file are there already, with nothing to add" in ran.out


def test_a_file_is_not_written_over_unless_that_is_asked_for(
    claimgrade: Callable[..., Ran], library: Path
) -> None:
    Path("out.bib").write_text("mine", encoding="utf-8")
    ran = claimgrade("sources", "export", "-o", "out.bib")
    assert ran.code == 2
    assert "out.bib exists already" in ran.err
    assert Path("out.bib").read_text(encoding="utf-8") == "mine"
    assert claimgrade("sources", "export", "-o", "out.bib", "--force").code == 0
    assert keys(Path("out.bib").read_text(encoding="utf-8")) == ["abe2006", "zats2006"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["abe2007"], "did you mean 'abe2006'?"),
        (["--topic", "knees"], "topics: growth hormone"),
        (["-o", "out.txt"], "does not tell the format"),
        (["-o", "nowhere/out.bib"], "there is no folder"),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(
    claimgrade: Callable[..., Ran], library: Path, arguments: list[str], words: str
) -> None:
    ran = claimgrade("sources", "export", *arguments)
    assert ran.code == 2
    assert words in ran.err


@pytest.mark.parametrize("name", ["out.bib", "out.ris", "out.json"])
def test_our_own_library_is_recognised_work_by_work_even_without_its_keys(
    claimgrade: Callable[..., Ran], name: str
) -> None:
    out = Path(name).resolve()
    assert claimgrade("-C", REPOSITORY, "sources", "export", "-o", out).code == 0
    entries = read_file(out).entries
    sources = load(REPOSITORY, cache=False).sources
    assert len(entries) == len(sources) > 100
    for keyless in (False, True):
        found = compare(
            [replace(e, source=replace(e.source, key="")) if keyless else e for e in entries],
            sources,
        )
        assert [one.key for one in found] == list(sources)
        assert all(one.changes_nothing for one in found)


def test_a_field_that_ris_does_not_hold_is_named_with_its_work(
    library: Path, claimgrade: Callable[..., Ran]
) -> None:
    bib = BIB.replace("year = 2006,\n", "year = 2006,\n  eprint = {0601001},\n", 1)
    (library / "citations/one.bib").write_text(bib, encoding="utf-8")
    written = claimgrade("sources", "export", "--format", "ris")
    assert written.code == 0
    assert written.err == "RIS does not hold these fields; BibTeX does:\n  eprint: abe2006\n"
    assert "eprint" not in written.out
    assert claimgrade("sources", "export", "--format", "bibtex").err == ""
    assert claimgrade("sources", "export", "zats2006", "--format", "ris").err == ""
