"""``claimgrade reading-list`` prints the list that the reports show, of an article or a topic."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from claimgrade.workspace.bibtex.entries import read_bibliography
from reading_records import FILES, LIBRARY

Claimgrade = Callable[..., Any]


def write_here(files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = Path.cwd() / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def cold(claimgrade: Claimgrade) -> Claimgrade:
    """The command in a small review."""
    write_here(FILES)
    return claimgrade


def test_the_only_article_is_listed_with_why_directions_and_verdicts(cold: Claimgrade) -> None:
    ran = cold("reading-list")
    assert ran.code == 0, ran.err
    words = " ".join(ran.out.split())
    assert words.startswith("Cold baths 13 works Essential (3):")
    assert "− disputes: Against 2015 (2)" in words
    assert "The only work with a result on record against claim 1." in words
    assert "Retracted: not to be taught from 13. Gone 2021 (retracted)" in words
    assert max(map(len, ran.out.splitlines())) <= 80


@pytest.mark.parametrize("format_", ["markdown", "json", "bibtex", "csljson"])
def test_every_format_is_that_of_the_reports(cold: Claimgrade, format_: str) -> None:
    endings = {"markdown": "md", "json": "json", "bibtex": "bib", "csljson": "csl.json"}
    printed = cold("reading-list", "cold", "--format", format_)
    assert cold("report", "--view", "reading-list", "--format", format_).code == 0
    report = Path(f"reports/cold/reading-list.{endings[format_]}")
    assert printed.out == report.read_text(encoding="utf-8")


def test_a_topic_has_the_works_of_the_claims_on_it(cold: Claimgrade) -> None:
    ran = cold("reading-list", "--topic", "mood", "--format", "bibtex")
    entries, faults = read_bibliography(ran.out, "out.bib")
    assert ([one.key for one in entries], faults) == (["bigtrial"], ())


def test_a_topic_without_claims_and_the_library_alone_go_by_outcome(cold: Claimgrade) -> None:
    ran = cold("reading-list", "--topic", "smalltrial", "--format", "json")
    assert [w["key"] for s in json.loads(ran.out)["sections"] for w in s["works"]] == ["smalltrial"]
    alone = json.loads(cold("reading-list", "--library", "--format", "json").out)
    assert [section["name"] for section in alone["sections"]] == ["Muscle size", "Other subjects"]
    assert [work["key"] for work in alone["withdrawn"]] == ["gone"]


def test_a_library_without_claims_gets_a_list(claimgrade: Claimgrade) -> None:
    write_here(LIBRARY)
    ran = claimgrade("reading-list")
    assert ran.code == 0, ran.err
    assert "The strongest work here on: muscle size." in ran.out


def test_an_unknown_article_an_empty_topic_and_nothing_found_are_said(cold: Claimgrade) -> None:
    wrong = cold("reading-list", "colt")
    assert (wrong.code, wrong.out) == (2, "")
    assert "there is no article 'colt'" in wrong.err
    assert "did you mean 'cold'?" in wrong.err
    assert cold("reading-list", "--topic").code == 2
    nothing = cold("reading-list", "--topic", "volcano")
    assert nothing.code == 2
    assert "nothing in the library is on 'volcano'" in nothing.err


def test_several_articles_are_named_and_one_can_be_chosen(cold: Claimgrade) -> None:
    files = {name.replace("/cold/", "/warm/"): text for name, text in FILES.items()}
    write_here({name: text for name, text in files.items() if "claims/" in name})
    asked = cold("reading-list")
    assert asked.code == 2
    assert "cold, warm" in asked.err
    assert cold("reading-list", "warm").code == 0


def test_without_a_source_it_says_how_to_add_one(claimgrade: Claimgrade) -> None:
    write_here({"claimgrade.toml": FILES["claimgrade.toml"]})
    ran = claimgrade("reading-list")
    assert ran.code == 2
    assert "claimgrade new source" in ran.err


def test_a_record_cannot_move_the_cursor(claimgrade: Claimgrade) -> None:
    write_here(
        {k: v.replace("The cold legs grew more.", '"\\x1b[2Jgone"') for k, v in FILES.items()}
    )
    ran = claimgrade("reading-list")
    assert ran.code == 0, ran.err
    assert "\x1b" not in ran.out
