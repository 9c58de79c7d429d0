"""``show`` finds the claim that is meant and tells about it on one screen."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimgrade.assess.review import assess
from claimgrade.cli.claim_page import page
from claimgrade.cli.output import Style
from claimgrade.reports.views import build
from claimgrade.workspace.load import load

FOLDER = "claims/skipping-rope"

OTHER = """\
statement: Growth hormone burns fat.
quote:
  exact: melts fat away
topics: [growth hormone]
aliases: [old-name]
wording: {relation: effect, hedge: plain}
searched_on: 2026-11-22
"""

THIRD = """\
statement: Growth hormone builds muscle.
quote:
  exact: means muscle gain
wording: {relation: effect, hedge: plain}
searched_on: 2026-11-22
"""


@pytest.fixture
def claims(claimgrade: Callable[..., Any], example: Path) -> Callable[..., Any]:
    """Three claims: the example's, ``gh-burns-fat`` and ``gh-builds-muscle``."""
    (example / FOLDER / "gh-burns-fat.yaml").write_text(OTHER, "utf-8")
    (example / FOLDER / "gh-builds-muscle.yaml").write_text(THIRD, "utf-8")
    return claimgrade


def ids(ran: Any) -> list[str]:
    return sorted(claim["id"] for claim in json.loads(ran.out))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (["jump-higher"], ["jump-higher"]),
        (["skipping-rope/jump-higher"], ["jump-higher"]),
        (["jump"], ["jump-higher"]),
        (["igher"], ["jump-higher"]),
        (["JUMP"], ["jump-higher"]),
        (["old-name"], ["gh-burns-fat"]),
        (["fat"], ["gh-burns-fat"]),
        (["gh"], ["gh-builds-muscle", "gh-burns-fat"]),
        (["growth", "hormone"], ["gh-builds-muscle", "gh-burns-fat"]),
        (["growth", "hormone", "muscle"], ["gh-builds-muscle"]),
        (["muscle hormone"], ["gh-builds-muscle"]),
        (["melts", "away"], ["gh-burns-fat"]),
        (["skipping"], ["jump-higher"]),
    ],
)
def test_a_claim_is_found_by_id_part_or_words(
    claims: Callable[..., Any], question: list[str], expected: list[str]
) -> None:
    assert ids(claims("show", *question, "--format", "json")) == expected


def plain_claim(statement: str, aliases: str = "") -> str:
    return f"statement: {statement}\nquote: {{exact: some words}}\naliases: [{aliases}]\n"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("muscle", ["gh-builds-muscle", "cuffs-help"]),
        ("builds-muscle", ["gh-builds-muscle"]),
        ("290", ["gh-290-fold"]),
        ("12", ["walk-12-minutes", "gh-12-fold"]),
        ("cuffs-help", ["cuffs-help"]),
        ("cuffs", ["cuffs-help", "gh-290-fold"]),
        ("bands", ["cuffs-help", "gh-12-fold"]),
    ],
)
def test_a_part_of_an_id_hides_no_other_claim_about_it(
    claims: Callable[..., Any], example: Path, question: str, expected: list[str]
) -> None:
    """Ids first, then texts; only a whole id, or a number that is in one id alone, decides."""
    for name, text in {
        "gh-290-fold": plain_claim("Cuffs raise it 290 times."),
        "gh-12-fold": plain_claim("Bands raise it 12 times, and not 290 times."),
        "walk-12-minutes": plain_claim("Walking for 12 minutes is enough."),
        "cuffs-help": plain_claim("Restriction makes muscle.", "bands-help"),
    }.items():
        (example / FOLDER / f"{name}.yaml").write_text(text, "utf-8")
    ran = claims("show", question, "--format", "json")
    found = [claim["id"] for claim in json.loads(ran.out)]
    assert sorted(found) == sorted(expected)
    if question in {"muscle", "cuffs", "bands"}:
        assert found == expected


def test_without_claims_or_words_it_says_so(claimgrade: Callable[..., Any]) -> None:
    claimgrade("init", ".", "--bare")
    assert claimgrade("show", "jump").err == (
        "Error: no claim is recorded yet.\n  help: claimgrade new claim --text FILE\n"
    )


def test_no_words_match_no_claim(claims: Callable[..., Any]) -> None:
    ran = claims("show", " ")
    assert (ran.code, ran.err) == (
        2,
        "Error: there are no words to look for.\n  help: claimgrade list\n",
    )


def test_several_hits_are_listed_with_their_verdicts(claims: Callable[..., Any]) -> None:
    out = claims("show", "growth", "hormone").out
    assert out.startswith("2 claims match 'growth hormone':\n")
    assert out.count("No support found") == 2
    assert "Growth hormone burns fat." in out


def test_words_that_no_claim_has_together_are_said_to_be_so(claims: Callable[..., Any]) -> None:
    out = claims("show", "hormone", "fat", "quickly").out
    assert out.startswith("No claim has all of 'hormone fat quickly'; 1 claim matches most of it:")


@pytest.mark.parametrize(
    ("question", "nearest"),
    [("jump-hihger", "jump-higher"), ("gh-bruns-fat", "gh-burns-fat"), ("jumpping", "jumping")],
)
def test_a_wrong_id_is_answered_with_the_nearest(
    claims: Callable[..., Any], question: str, nearest: str
) -> None:
    ran = claims("show", question)
    assert ran.code == 2
    assert ran.err == (
        f"Error: no claim matches '{question}'.\n  help: did you mean '{nearest}'?\n"
    )


def test_one_screen_tells_what_a_reader_asks(claims: Callable[..., Any]) -> None:
    """Claimed, measured and in whom, how sure, why flagged, what may be said: in 24 x 80."""
    out = claims("show", "jump").out
    lines = out.splitlines()
    assert len(lines) <= 24
    assert all(len(line) <= 80 for line in lines)
    assert "Overstated" in lines[0]
    text = " ".join(out.split())
    assert "“five minutes of skipping a day makes you jump higher”" in text
    assert "Five minutes of rope skipping a day raises how high adults jump." in text
    assert "Example 2020 (n = 48, untrained adults): 1.9 cm (0.2 to 3.6)" in text
    assert "⨁⨁◯◯ low" in text
    assert "OS02 major" in text
    assert "may raise" in text


def test_every_claim_of_this_repository_fits_on_its_screen(repository: Path) -> None:
    """24 lines and the width, with every part a reader asks for, however narrow the terminal."""
    workspace = load(repository, cache=False)
    review = assess(workspace)
    pages = [
        (page(card, article.id, columns, Style(False)).splitlines(), columns, card.id)
        for article in review.articles
        for card in build(workspace, review, article.id).cards
        for columns in (40, 60, 80, 120)
    ]
    assert len(pages) >= 4 * 25
    for lines, columns, name in pages:
        assert len(lines) <= 24, name
        assert all(len(line) <= columns for line in lines), name
        labels = {line[:10].strip() for line in lines}
        assert {"Says", "Claim", "How sure", "Why", "Say", "Coach"} <= labels, name


def test_growth_hormone_of_this_repository_is_found_as_its_readers_ask(
    claimgrade: Callable[..., Any], repository: Path
) -> None:
    """The figure that everybody asks about: who, how many, how sure, and what to say instead."""
    text = " ".join(claimgrade("-C", repository, "show", "290").out.split())
    assert "as high as 290 times over baseline" in text
    assert "Takarada 2000 (n = 6" in text
    assert "very low" in text
    assert "OS02" in text
    assert "one experiment on six people" in text


def test_full_leaves_nothing_out(claims: Callable[..., Any]) -> None:
    out = claims("show", "jump", "--full").out
    assert "…" not in out
    for words in ("Risk of bias", "Imprecision", "table 2", "Reword", "OS23"):
        assert words in " ".join(out.split())


def test_the_trace_has_every_step(claims: Callable[..., Any]) -> None:
    (claim,) = json.loads(claims("show", "jump", "--format", "json").out)
    out = " ".join(claims("show", "jump", "--trace").out.split())
    assert claim["trace"]
    for step in claim["trace"]:
        assert " ".join(f"{step['step']}: {step['result']}".split()) in out


def test_json_of_show_has_what_the_list_has_and_the_reasons(claims: Callable[..., Any]) -> None:
    listed = json.loads(claims("list", "--format", "json").out)
    (shown,) = json.loads(claims("show", "jump", "--format", "json").out)
    (same,) = [claim for claim in listed if claim["id"] == "jump-higher"]
    assert same.items() <= shown.items()
    assert shown["quote"]["exact"] == "five minutes of skipping a day makes you jump higher"
    assert shown["certainty_reading"]["computed"] == "low"
    assert shown["evidence"][0]["source"] == "example2020"
