"""``show`` finds the claim that is meant and tells about it on one screen."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimgrade.assess.review import assess
from claimgrade.cli.claim_page import page
from claimgrade.cli.output import Style
from claimgrade.library.labels import told_apart
from claimgrade.model.assessment import Assessment
from claimgrade.reports.views import build, build_card
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


def test_several_hits_tell_the_sentences_that_may_be_said(claims: Callable[..., Any]) -> None:
    rows = json.loads(claims("show", "growth", "hormone", "--format", "json").out)
    sentences = [row["may_say"] for row in rows if row["may_say"]]
    out = " ".join(claims("show", "growth", "hormone").out.split())
    assert sentences
    assert all(f"Say: {sentence}" in out for sentence in sentences)


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
    assert "●●○○ low" in text
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
    assert "Takarada 2000b (n = 6" in text
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


STALE = f"review:\n  - {{by: Anna, on: 2026-11-01, digests: {{claim: {'0' * 64}}}}}\n"


def test_the_harm_that_an_article_does_not_name_is_on_the_screen(
    claims: Callable[..., Any], example: Path
) -> None:
    """An article that advises, on studies of which nobody knows whether they report harms."""
    assert "Harm " not in claims("show", "gh-burns-fat").out
    (example / FOLDER / "gh-burns-fat.yaml").write_text(OTHER + "advice: addressed\n", "utf-8")
    for study in (example / "citations" / "studies").glob("*.yaml"):
        text = study.read_text("utf-8")
        assert "\nharms_reported: true" not in text
        study.write_text(text.replace("\nharms_reported: false", ""), "utf-8")
    for claim in ("jump-higher", "gh-builds-muscle"):
        assert "Harm      Nobody has looked whether the studies report any." in (
            claims("show", claim).out
        )


def test_a_flag_on_our_own_record_is_no_reason_for_the_verdict(
    claims: Callable[..., Any], example: Path
) -> None:
    (example / FOLDER / "gh-burns-fat.yaml").write_text(OTHER + STALE, "utf-8")
    assert "SI10 major" not in claims("show", "gh-burns-fat").out
    full = " ".join(claims("show", "gh-burns-fat", "--full").out.split())
    assert "SI10 major: The claim changed since Anna signed on 2026-11-01." in full
    assert "It is about our own record, and no part of the verdict." in full


def test_nothing_is_cut_where_there_is_room_for_it(
    claims: Callable[..., Any], example: Path
) -> None:
    finding = "Over five months fat fell by a kilogram. " * 6
    line = f"evidence:\n  - {{source: example2020, relation: supports, finding: {finding}}}\n"
    certain = "certainty: low\nbecause: one trial\n"
    (example / FOLDER / "gh-burns-fat.yaml").write_text(OTHER + certain + line, "utf-8")
    out = claims("show", "gh-burns-fat").out
    assert " ".join(out.split()).count("Over five months fat fell by a kilogram.") == 6
    assert "…" not in out
    assert len(out.splitlines()) <= 24


@pytest.mark.parametrize("columns", [40, 60, 80])
def test_the_verdict_is_told_whole_in_a_narrow_terminal(repository: Path, columns: int) -> None:
    workspace = load(repository, cache=False)
    review = assess(workspace)
    for article in review.articles:
        for card in build(workspace, review, article.id).cards:
            head = " ".join(page(card, article.id, columns, Style(False)).splitlines()[:2])
            provisional = " (provisional)" if card.provisional else ""
            assert f"{card.verdict.glyph} {card.verdict.word}{provisional}" in head
            assert card.id in head


def test_full_tells_what_stands_behind_the_grade_and_what_would_lift_it(
    claims: Callable[..., Any],
) -> None:
    out = claims("show", "jump", "--full").out
    labels = {line[:10].strip() for line in out.splitlines()}
    assert {"Suggested", "Direct", "Data sets", "Lifts it", "Checked"} <= labels
    text = " ".join(out.split())
    assert "1 citation, 1 independent data set" in text
    assert "Risk of bias" in text
    assert "Judged:" in text
    assert "Claimed: human" in text


def test_full_leads_from_a_claim_to_the_premise_that_fails(
    claims: Callable[..., Any], example: Path
) -> None:
    """muscle rests on fat, which no evidence was found for, by way of the jump."""
    jump = example / FOLDER / "jump-higher.yaml"
    text = jump.read_text("utf-8").replace("\nbuilds_on:", "\n# builds_on:")
    jump.write_text(f"{text}\nbuilds_on: [gh-burns-fat]\n", "utf-8")
    (example / FOLDER / "gh-builds-muscle.yaml").write_text(
        THIRD + "builds_on: [jump-higher]\n", "utf-8"
    )
    text = " ".join(claims("show", "gh-builds-muscle", "--full").out.split())
    assert "One claim that it rests on is contradicted or without support." in text
    failing = text.split("○ No support found: ")[1]
    assert failing.partition(". ")[2].startswith("Growth hormone burns fat. (by way of")
    assert "Chain No study tests the claim itself." in text
    (shown,) = json.loads(claims("show", "gh-builds-muscle", "--format", "json").out)
    paths = {premise["claim"]: premise["path"] for premise in shown["argument"]["premises"]}
    start, middle, end = (
        f"skipping-rope/{name}" for name in ("gh-builds-muscle", "jump-higher", "gh-burns-fat")
    )
    assert paths == {middle: [start, middle], end: [start, middle, end]}
    assert [p["fails"] for p in shown["argument"]["premises"]] == [False, True]
    assert [link["claim"] for link in shown["chain"]["links"]] == [middle]


def test_json_has_all_that_is_worked_out_under_names_that_stay(
    claims: Callable[..., Any], example: Path
) -> None:
    (example / FOLDER / "gh-burns-fat.yaml").write_text(OTHER + STALE, "utf-8")
    (jump,) = json.loads(claims("show", "jump", "--format", "json").out)
    assert jump["independence"]["data_sets"] == 1
    assert jump["independence"]["people"] == 48
    assert {row["dimension"] for row in jump["directness"]} >= {"species", "outcome"}
    assert jump["suggestions"][0]["domain"] == "risk-of-bias"
    assert jump["wording_offered"]["text"] == jump["may_say"]
    assert "OS02" in jump["wording_offered"]["checked"]
    assert jump["agreement"] == []
    assert jump["chain"] is None
    assert jump["would_change"][0]["levels"] >= 1
    (fat,) = json.loads(claims("show", "gh-burns-fat", "--format", "json").out)
    assert fat["signatures"] == [
        {
            "by": "Anna",
            "on": "2026-11-01",
            "due": None,
            "bound": True,
            "current": False,
            "changed": ["claim"],
            "rules": None,
        }
    ]


def test_full_tells_what_the_words_sound_like_beside_what_is_recorded(
    claims: Callable[..., Any], example: Path
) -> None:
    """Recorded as a plain effect, in words that say "may"; the sister claim says "means"."""
    fat = OTHER.replace("melts fat away", "may reduce fat").replace(
        "topics:", "heading: Melts fat, guaranteed to reduce weight\ntopics:"
    )
    (example / FOLDER / "gh-burns-fat.yaml").write_text(fat, "utf-8")
    text = " ".join(claims("show", "gh-burns-fat", "--full").out.split())
    assert "Under the heading: “Melts fat, guaranteed to reduce weight”" in text
    assert "an effect (may); recorded: an effect (plain statement); look again." in text
    assert "an effect (as proven), which is stronger than the words under it" in text
    assert "this is a hint and no part of the verdict." in text
    (shown,) = json.loads(claims("show", "gh-burns-fat", "--format", "json").out)
    opinion = shown["second_opinion"]
    assert opinion["recorded"] == {"relation": "effect", "hedge": "plain", "tier": 6}
    assert (opinion["words"]["tier"], opinion["differs"]) == (4, True)
    assert (opinion["heading"]["tier"], opinion["heading_stronger"]) == (6, True)
    assert opinion["words"]["cues"][0]["counts"]["sentences"] == 785
    muscle = " ".join(claims("show", "gh-builds-muscle", "--full").out.split())
    assert "Sounds The words sound like: an effect (plain statement); recorded: an effect" in muscle
    assert "look again" not in muscle


def test_a_language_without_cue_words_is_said_to_have_no_second_opinion(
    claims: Callable[..., Any], example: Path
) -> None:
    article = example / FOLDER / "article.yaml"
    article.write_text(article.read_text("utf-8").replace("language: en", "language: fi"), "utf-8")
    text = " ".join(claims("show", "gh-burns-fat", "--full").out.split())
    assert "There is no list of cue words for the language of the article" in text


def test_every_flag_on_a_claim_is_named_on_its_screen(repository: Path) -> None:
    workspace = load(repository, cache=False)
    review = assess(workspace)
    for article in review.articles:
        for card in build(workspace, review, article.id).cards:
            shown = page(card, article.id, 80, Style(False))
            assert {f.code for f in card.flags if not f.on_record and f.code not in shown} == set()


def test_one_claim_is_shown_without_working_out_the_others(
    claims: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    worked_out = []

    def note(self: Assessment) -> Any:
        worked_out.append(self.id)
        return self.worked_out()

    whole = claims("show", "jump", "--full").out
    monkeypatch.setattr(Assessment, "details", property(note))
    assert claims("show", "jump", "--full").out == whole
    assert set(worked_out) == {"jump-higher"}


def test_a_card_alone_is_the_card_of_the_report(repository: Path) -> None:
    workspace = told_apart(load(repository, cache=False))
    review = assess(workspace)
    (article,) = review.articles
    cards = build(workspace, review, article.id).cards
    assert build_card(workspace, review, article.id, cards[3].id) == cards[3]
    with pytest.raises(KeyError):
        build_card(workspace, review, article.id, "no-such-claim")
    with pytest.raises(KeyError):
        build_card(workspace, review, "no-such-article", cards[3].id)
