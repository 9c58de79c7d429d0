"""Reading lists that a person keeps: saved, edited, held against the ledger, out and back in."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from claimgrade.assess.review import assess
from claimgrade.reports.catalogue import render
from claimgrade.reports.edition import Edition
from claimgrade.workspace.load import load
from reading_records import FILES, LIBRARY

Claimgrade = Callable[..., Any]

KEPT = Path("citations/reading-lists/mine.yaml")

EDITED = """\
# Made for the club's evening. This line stays.
title: Cold water, for swimmers
audience: the swimming club
article: cold
sections:
  - name: Read this first
    works:
      - source: survey      # not what the ledger says of it
        importance: essential
        why: It is short, and free.
        note: "Table 2 | page 4 [sic]"
      - source: bigtrial
        importance: further
        shows: Legs in the cold grew.
      - source: gone
      - source: smalltrial
        importance: essential
  - name: On heat
    works:
      - source: outsider
        why: An old favourite.
left_out: [coach]
"""

OUTSIDER = """\

@book{outsider, author = {Out, Jo}, title = {Outside}, year = {1999}, publisher = {Out}}
"""


def write_here(files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = Path.cwd() / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def cold(claimgrade: Claimgrade) -> Claimgrade:
    """The command in a small review whose library has a book that no claim cites."""
    write_here(FILES)
    with Path("citations/library.bib").open("a", encoding="utf-8") as file:
        file.write(OUTSIDER)
    return claimgrade


@pytest.fixture
def kept(cold: Claimgrade) -> Claimgrade:
    """The command where a list is kept that somebody has edited."""
    write_here({str(KEPT): EDITED})
    return cold


def words(text: str) -> str:
    return " ".join(text.split())


def test_a_list_is_saved_once_and_reads_back_as_the_ledger_has_it(cold: Claimgrade) -> None:
    before = cold("reading-list", "--format", "json").out
    saved = cold("reading-list", "--save", "mine")
    assert saved.code == 0, saved.err
    assert "Wrote citations/reading-lists/mine.yaml (12 works)" in saved.out
    assert cold("check").out.count("reading-lists") == 0
    assert cold("reading-list", "--update", "mine").out == "Nothing to add.\n"
    assert cold("reading-list", "--computed", "--format", "json").out == before
    again = cold("reading-list", "--save", "mine")
    assert again.code == 2
    assert "mine.yaml exists already" in again.err


def test_the_editors_order_importance_and_words_are_shown(kept: Claimgrade) -> None:
    shown = kept("reading-list", "mine")
    assert shown.code == 0, shown.err
    told = words(shown.out)
    assert told.startswith("Cold water, for swimmers 5 works For the swimming club")
    assert "Read this first (3 works)" in told
    first, second = told.index("1. Survey 2022"), told.index("2. Big 2010")
    assert first < second < told.index("3. Small 2020")
    assert "It is short, and free. Table 2 | page 4 [sic]" in told
    assert "- Legs in the cold grew." in told


def test_what_is_computed_stays_computed(kept: Claimgrade) -> None:
    told = words(kept("reading-list", "mine").out)
    big = told.partition("2. Big 2010")[2].partition("3. Small 2020")[0]
    assert "+ supports: 1. Cold baths make muscle grow." in big
    assert "− disputes: 2. Cold baths warm muscle." in big
    survey = told.partition("1. Survey 2022")[2].partition("2. Big 2010")[0]
    assert "Those who bathe are bigger." in survey
    withdrawn = told.partition("Retracted: not to be taught from")[2]
    assert "Gone 2021 (retracted)" in withdrawn


def test_what_the_ledger_and_the_list_do_not_share_is_said(kept: Claimgrade) -> None:
    told = words(kept("reading-list", "mine").out)
    gaps = told.partition("What this list leaves out")[2]
    missing = gaps.partition("In the ledger, and not in this list: ")[2].partition("Left out")[0]
    assert "Against 2015 (against)" in missing
    assert "(coach)" not in missing
    assert "Left out on purpose: " in gaps
    assert "(coach)" in gaps.partition("Left out on purpose: ")[2].partition(".")[0]
    assert "In this list, and not in the ledger on its subject: Out 1999 (outsider)" in gaps
    assert "No claim that this list serves cites it. An old favourite." in told


def test_an_update_is_a_diff_that_adds_and_changes_no_word(kept: Claimgrade) -> None:
    asked = kept("reading-list", "--update", "mine")
    assert asked.code == 0, asked.err
    assert KEPT.read_text() == EDITED
    lines = asked.out.splitlines()
    added = [line[1:].strip() for line in lines if line.startswith("+")]
    assert "- source: against" in added
    assert not [line for line in lines if line.startswith("-") and not line.startswith("---")]
    assert "survey: the ledger has another importance (recommended), reason" in lines
    assert "bigtrial: the ledger has another importance (essential), finding" in lines
    assert "outsider: not in the ledger's list on this subject" in lines
    assert not [line for line in lines if "source: coach" in line and line.startswith("+")]
    done = kept("reading-list", "--update", "mine", "--write")
    assert done.code == 0, done.err
    now = KEPT.read_text()
    assert "# Made for the club's evening. This line stays.\n" in now
    assert "source: survey      # not what the ledger says of it\n" in now
    old, new = EDITED.splitlines(), iter(now.splitlines())
    assert all(line in new for line in old), "a line was changed, moved or lost"
    assert "Nothing to add." in kept("reading-list", "--update", "mine").out


@pytest.mark.parametrize("format_", ["bibtex", "ris", "csljson"])
def test_out_to_a_reference_manager_and_back_nothing_is_lost(
    kept: Claimgrade, format_: str
) -> None:
    out = kept("reading-list", "mine", "--format", format_).out
    endings = {"bibtex": "bib", "ris": "ris", "csljson": "json"}
    file = Path(f"back.{endings[format_]}")
    file.write_text(out, encoding="utf-8")
    back = kept("reading-list", "--from", file, "--save", "back")
    assert back.code == 0, back.err
    lists = load(Path.cwd()).reading_lists
    assert lists["back"] == lists["mine"]
    assert kept("reading-list", "back", "--format", format_).out == out


def test_a_list_of_works_with_other_keys_is_known_by_doi(cold: Claimgrade) -> None:
    Path("theirs.ris").write_text(
        "TY  - JOUR\nTI  - On cold bigtrial\nDO  - 10.1000/BIG\nN1  - Read it twice.\nER  - \n"
        "TY  - JOUR\nTI  - Nobody has this\nER  - \n"
    )
    ran = cold("reading-list", "--from", "theirs.ris", "--save", "theirs")
    assert ran.code == 0, ran.err
    assert [work.source for work in load(Path.cwd()).reading_lists["theirs"].works] == ["bigtrial"]
    assert "1 work without a key" in ran.out


def test_a_file_that_holds_no_list_is_refused(cold: Claimgrade) -> None:
    Path("notes.txt").write_text("nothing")
    ran = cold("reading-list", "--from", "notes.txt", "--save", "notes")
    assert (ran.code, ran.out) == (2, "")
    assert not Path("citations/reading-lists").exists()


def test_the_list_of_an_article_takes_the_place_of_the_computed_one_in_the_reports(
    kept: Claimgrade,
) -> None:
    assert kept("report", "--view", "reading-list").code == 0
    page = Path("reports/cold/reading-list.html").read_text()
    assert "Cold water, for swimmers" in page
    assert "the swimming club" in page
    assert not Path("reports/reading-lists").exists()
    for format_, ending in (("markdown", "md"), ("ris", "ris"), ("json", "json")):
        assert kept("report", "--view", "reading-list", "--format", format_).code == 0
        report = Path(f"reports/cold/reading-list.{ending}").read_text(encoding="utf-8")
        assert kept("reading-list", "mine", "--format", format_).out == report


def test_a_list_on_a_topic_is_a_page_of_its_own_that_leads_to_the_reviews(
    cold: Claimgrade,
) -> None:
    assert cold("reading-list", "--topic", "mood", "--save", "mood").code == 0
    assert cold("report").code == 0
    page = Path("reports/reading-lists/mood.html").read_text()
    assert 'href="../index.html"' in page
    assert 'href="../cold/index.html#claim-' in page
    assert 'href="reading-lists/mood.html"' in Path("reports/index.html").read_text()
    assert "(reading-lists/mood.md)" in Path("reports/README.md").read_text()
    assert cold("report", "--check").code == 0


def test_a_library_without_claims_keeps_lists_too(claimgrade: Claimgrade) -> None:
    write_here(LIBRARY)
    assert claimgrade("reading-list", "--save", "all").code == 0
    assert "library: true" in Path("citations/reading-lists/all.yaml").read_text()
    ran = claimgrade("reading-list", "all")
    assert ran.code == 0, ran.err
    assert claimgrade("report").code == 0
    assert Path("reports/reading-lists/all.html").is_file()


def test_faults_of_a_list_have_a_place_and_the_rest_is_read(cold: Claimgrade) -> None:
    write_here(
        {
            str(KEPT): "title: Mine\narticle: colt\nsections:\n  - name: A\n    works:\n"
            "      - {source: bigtrial, importance: vital}\n      - {source: bigtrail}\n"
            "      - {source: survey, stars: 5}\n      - {source: against}\n"
            "      - {source: against}\n"
        }
    )
    said = cold("check", "--format", "text").out
    at = KEPT.as_posix()
    assert f"{at}:2:" in said
    assert "did you mean 'cold'?" in said
    assert f"{at}:6:" in said
    assert f"{at}:7:" in said
    assert "did you mean 'bigtrial'?" in said
    assert f"{at}:8:" in said
    assert "'against' is in this list already" in said


@pytest.mark.parametrize(
    "options",
    [
        ("--from", "claimgrade.toml"),
        ("--write",),
        ("--update", "mine", "--topic", "cold"),
        ("--update", "mine", "--save", "other"),
        ("--update", "nobody"),
        ("--save", "Not An Id"),
    ],
)
def test_options_that_do_not_go_together_are_refused(
    kept: Claimgrade, options: tuple[str, ...]
) -> None:
    before = {path: path.read_bytes() for path in Path("citations").rglob("*") if path.is_file()}
    assert kept("reading-list", *options).code == 2
    after = {path: path.read_bytes() for path in Path("citations").rglob("*") if path.is_file()}
    assert before == after


def test_an_older_key_of_a_work_still_stands_for_it(cold: Claimgrade) -> None:
    details = Path("citations/sources.yaml")
    details.write_text(details.read_text() + "against:\n  aliases: [before]\n")
    write_here({str(KEPT): EDITED.replace("source: smalltrial", "source: before")})
    workspace = load(Path.cwd())
    assert "against" in [work.source for work in workspace.reading_lists["mine"].works]
    shown = render(Edition(workspace, assess(workspace)), ["reading-list"], ["markdown"])
    assert "Against 2015" in str(shown["cold/reading-list.md"])
