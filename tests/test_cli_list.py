"""``list`` gives every claim with its verdict, for people, programs and spreadsheets."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimgrade.model.assessment import Assessment

FOLDER = "claims/skipping-rope"

FORMULA = """\
statement: "=1+1"
quote:
  exact: words
wording: {relation: effect, hedge: plain}
searched_on: 2026-11-22
topics: [sums]
"""


@pytest.fixture
def claims(claimgrade: Callable[..., Any], example: Path) -> Callable[..., Any]:
    """The example's claim, and one whose statement looks like a formula."""
    (example / FOLDER / "sums.yaml").write_text(FORMULA, "utf-8")
    return claimgrade


def test_an_element_has_the_keys_that_programs_rely_on(claims: Callable[..., Any]) -> None:
    elements = json.loads(claims("list", "--format", "json").out)
    assert len(elements) == 2
    for element in elements:
        assert {
            "id",
            "article",
            "statement",
            "verdict",
            "certainty",
            "wording",
            "ceiling",
            "advice",
            "flags",
            "unresolved",
        } <= set(element)
        for flag in element["flags"]:
            assert {"code", "name", "severity", "message"} <= set(flag)


def test_the_values_are_those_of_the_method(claims: Callable[..., Any]) -> None:
    """Low certainty allows 'may' (GRADE guideline 26); 'plain' is two steps above it."""
    (claim,) = [c for c in json.loads(claims("list", "--format", "json").out) if c["flags"]][:1]
    elements = {c["id"]: c for c in json.loads(claims("list", "--format", "json").out)}
    claim = elements["jump-higher"]
    assert claim["verdict"] == "overstated"
    assert claim["certainty"] == "low"
    assert claim["wording"] == {"relation": "effect", "hedge": "plain"}
    assert claim["ceiling"]["hedge"] == "may"
    assert claim["ceiling"]["gap"] == 2
    assert claim["advice"].startswith("reword")
    assert elements["sums"]["verdict"] == "unsupported"
    assert elements["sums"]["certainty"] == "no-evidence"


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (["--verdict", "overstated"], ["jump-higher"]),
        (["--verdict", "unsupported", "--verdict", "overstated"], ["jump-higher", "sums"]),
        (["--topic", "sums"], ["sums"]),
        (["--article", "skipping-rope"], ["jump-higher", "sums"]),
        (["--verdict", "supported"], []),
        (["--verdict", "Overstated"], ["jump-higher"]),
        (["--verdict", "no support found"], ["sums"]),
    ],
)
def test_filters_choose(
    claims: Callable[..., Any], filters: list[str], expected: list[str]
) -> None:
    found = json.loads(claims("list", "--format", "json", *filters).out)
    assert sorted(claim["id"] for claim in found) == expected


@pytest.mark.parametrize(
    ("filters", "near"),
    [
        (["--topic", "summs"], "sums"),
        (["--article", "skiping-rope"], "skipping-rope"),
        (["--verdict", "overstatd"], "overstated"),
    ],
)
def test_a_filter_that_nothing_has_is_answered_with_the_nearest(
    claims: Callable[..., Any], filters: list[str], near: str
) -> None:
    ran = claims("list", *filters)
    assert ran.code == 2
    assert f"did you mean '{near}'?" in ran.err


def test_many_topics_are_folded_and_cut(claims: Callable[..., Any], example: Path) -> None:
    topics = ", ".join(f"subject number {number}" for number in range(10, 40))
    path = example / FOLDER / "sums.yaml"
    path.write_text(path.read_text("utf-8").replace("[sums]", f"[{topics}]"), "utf-8")
    err = claims("list", "--topic", "nothing").err
    assert all(len(line) <= 80 for line in err.splitlines())
    assert err.startswith("Error: there is no topic 'nothing'.\n  help: topics: ")
    assert " more\n" in err


def test_a_file_that_could_not_be_read_is_not_passed_over(
    claims: Callable[..., Any], example: Path
) -> None:
    (example / FOLDER / "sums.yaml").write_text("statement: [unclosed\n", "utf-8")
    assert claims("list").out.endswith("\n1 file could not be read: claimgrade check\n")


def test_without_claims_every_command_says_so(claimgrade: Callable[..., Any]) -> None:
    claimgrade("init", ".", "--bare")
    said = "No claim is recorded yet: claimgrade new claim --text FILE\n"
    assert claimgrade("list").out == said
    assert claimgrade("check").out == f"Nothing to report.\n{said}"
    assert claimgrade("report").out.endswith(f"\n{said}")
    assert claimgrade("list", "--format", "json").out == "[]\n"


def test_no_cell_is_a_formula(claims: Callable[..., Any]) -> None:
    rows = list(csv.DictReader(io.StringIO(claims("list", "--format", "csv").out)))
    assert [row["statement"] for row in rows if row["id"] == "sums"] == ["'=1+1"]
    (row,) = [row for row in rows if row["id"] == "jump-higher"]
    assert (row["hedge"], row["ceiling"], row["gap"]) == ("plain", "may", "2")
    assert row["flags"].split()[0] == "OS02"


def test_text_has_two_lines_a_claim_and_counts_that_add_up(claims: Callable[..., Any]) -> None:
    out = claims("list").out
    assert "↑ Overstated               low          jump-higher" in out
    assert out.startswith("  Verdict                  Certainty    Claim\nskipping-rope\n")
    assert "    Five minutes of rope skipping a day raises how high adults jump." in out
    assert out.endswith("2 claims: 1 overstated, 1 without support\n")
    assert all(len(line) <= 80 for line in out.splitlines())


def test_alone_it_says_where_the_review_stands(claims: Callable[..., Any]) -> None:
    out = claims().out
    assert len(out.splitlines()) <= 24
    assert "My first review" in out
    assert "(skipping-rope): 2 claims" in out
    assert "     1  ↑ Overstated" in out
    assert "Next" in out


def test_alone_it_names_what_to_mend_first(claims: Callable[..., Any], example: Path) -> None:
    (example / FOLDER / "sums.yaml").write_text("statment: typo\n", "utf-8")
    out = " ".join(claims().out.split())
    assert f"mend {FOLDER}/sums.yaml:1:1:" in out
    assert "complete 1 claim, first sums" in out


def test_alone_it_offers_to_publish_until_nothing_has_changed_since(
    claims: Callable[..., Any], example: Path
) -> None:
    """Reports that agree with the records are not to be rendered again."""
    publish = "publish: claimgrade report"
    assert publish in claims().out
    claims("report")
    assert publish not in claims().out
    claim = example / FOLDER / "sums.yaml"
    before = claim.read_text("utf-8")
    claim.write_text(before.replace("sums", "additions"), "utf-8")
    assert publish in claims().out
    claim.write_text(before, "utf-8")
    assert publish not in claims().out
    (example / "reports" / "skipping-rope" / "review.md").write_text("edited\n", "utf-8")
    assert publish in claims().out
    (example / "reports" / "skipping-rope" / "review.md").unlink()
    assert publish in claims().out


def test_alone_it_leaves_out_what_the_baseline_holds(
    claims: Callable[..., Any], example: Path
) -> None:
    (example / FOLDER / "sums.yaml").write_text("statment: typo\n", "utf-8")
    before = claims().out
    assert "mend claims/skipping-rope/sums.yaml" in " ".join(before.split())
    claims("check", "--update-baseline")
    out = claims().out
    assert "mend claims" not in out
    assert "     0  to mend in the records\n     0  flags on articles and claims\n" in out
    held = int(re.findall(r"(\d+)  in the baseline", out)[0])
    assert held == sum(map(int, re.findall(r"(\d+)  (?:to mend|flags on)", before)))


def test_alone_it_counts_the_claims_that_wait_for_a_reviewer_as_the_queue_does(
    claims: Callable[..., Any], example: Path
) -> None:
    """Unsigned, stale, due and judged differently; signed as it stands it waits no more."""
    stale = f"review: [{{by: A, on: 2026-11-01, digests: {{claim: {'0' * 64}}}}}]\n"
    (example / FOLDER / "stale.yaml").write_text(FORMULA + stale, "utf-8")
    (example / FOLDER / "due.yaml").write_text(FORMULA, "utf-8")
    claims("review", "due", "--sign", "--by", "A", "--on", "2020-01-01", "--due", "2020-02-01")
    waiting = len(json.loads(claims("review", "--format", "json").out)["queue"])
    assert waiting == 4
    assert f"{waiting} claims wait for a reviewer (claimgrade review)" in claims().out
    claims("review", "due", "--sign", "--by", "A", "--due", "2999-01-01")
    waiting = len(json.loads(claims("review", "--format", "json").out)["queue"])
    assert waiting == 3
    assert f"{waiting} claims wait for a reviewer (claimgrade review)" in claims().out


def test_the_text_of_a_list_waits_for_no_sentences(
    claims: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The words for a claim take longer than its verdict: thousands of claims need not wait."""

    def refuse(self: Assessment) -> None:
        raise AssertionError("the details were worked out")

    monkeypatch.setattr(Assessment, "details", property(refuse))
    assert claims("list").out.startswith("  Verdict")
    assert "2 claims" in claims().out
