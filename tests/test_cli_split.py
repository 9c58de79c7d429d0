"""``split`` makes several claims of one, and carries nothing over that was judged or signed."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimgrade.model.claim import Claim
from claimgrade.model.plain import field_names
from claimgrade.workspace.editing.split import LEFT_BEHIND
from claimgrade.workspace.load import load

FOLDER = "claims/skipping-rope"
OLD = f"{FOLDER}/jump-higher.yaml"

SIGNED = """\
# what was accepted
accepted:
  - {code: OS02, reason: said below, by: AB, on: 2026-11-01}
verdict: {verdict: needs-caveat, reason: read again, by: AB}
recommended_wording: {text: Skipping may raise jumps.}
aliases: [c1]
points: for
review:
  - {by: AB, on: 2026-11-22, due: 2027-11-22}
"""


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def read(path: Path) -> dict[str, Any]:
    values: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return values


@pytest.fixture
def signed(example: Path) -> Path:
    """The worked example with all that a person can judge or sign."""
    with (example / OLD).open("a", encoding="utf-8") as file:
        file.write(SIGNED)
    return example


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_part_begins_as_a_copy_without_what_was_judged_or_signed(
    claimgrade: Callable[..., Any], signed: Path, newline: str
) -> None:
    text = (signed / OLD).read_text("utf-8")
    (signed / OLD).write_bytes(text.replace("\n", newline).encode())
    old = read(signed / OLD)
    assert claimgrade("split", "jump-higher", "part-one", "part-two").code == 0
    parts = [read(signed / f"{FOLDER}/{name}.yaml") for name in ("part-one", "part-two")]
    left = {
        *("certainty", "because", "points", "judgements", "accepted", "verdict"),
        *("recommended_wording", "aliases", "review"),
    }
    assert left <= set(old)
    assert parts == [{k: v for k, v in old.items() if k not in left}] * 2
    data = (signed / f"{FOLDER}/part-one.yaml").read_bytes()
    assert data.count(b"\n") == data.count(newline.encode())
    assert b"AB" not in data
    assert b"# what was accepted" not in data
    assert b"five domains" not in data, "a comment on a field goes with it"
    assert b"# The words under review." in data


def test_no_field_of_a_claim_that_a_person_signs_is_forgotten() -> None:
    """Every field of the record is either what the claim says or is left behind."""
    kept = {
        *("statement", "quote", "topics", "kind", "wording", "searched_on", "direction"),
        *("asserts", "numbers", "advice", "condition", "scope", "plural_cue", "omits"),
        *("builds_on", "evidence", "baseline_risk", "heading"),
    }
    assert set(field_names(Claim)) - LEFT_BEHIND == kept


def test_a_part_says_what_is_to_be_done(claimgrade: Callable[..., Any], signed: Path) -> None:
    claimgrade("split", "jump-higher", "part-one", "part-two")
    text = (signed / f"{FOLDER}/part-one.yaml").read_text("utf-8")
    first, second = text.splitlines()[:2]
    assert first.startswith("# yaml-language-server")
    assert second.startswith("# Split from jump-higher: narrow this")
    codes = [
        finding["code"]
        for finding in json.loads(
            claimgrade("check", f"{FOLDER}/part-one.yaml", "--format", "json").out
        )["findings"]
        if finding["subject"] == "record"
    ]
    assert codes == ["RD501", "RD505"], "certainty and its reason are to be given anew"


def test_the_old_claim_stays_as_it_was_and_names_its_parts(
    claimgrade: Callable[..., Any], signed: Path
) -> None:
    before = (signed / OLD).read_text("utf-8")
    claimgrade("split", "jump-higher", "part-one", "part-two")
    after = (signed / OLD).read_text("utf-8")
    assert after.startswith(before)
    assert read(signed / OLD)["replaced_by"] == ["part-one", "part-two"]


def test_the_old_claim_is_neither_listed_nor_flagged_nor_reported(
    claimgrade: Callable[..., Any], signed: Path
) -> None:
    claimgrade("split", "jump-higher", "part-one", "part-two")
    listed = json.loads(claimgrade("list", "--format", "json").out)
    assert {claim["id"] for claim in listed} == {"part-one", "part-two"}
    checked = json.loads(claimgrade("check", "--strict", "--format", "json").out)
    assert OLD not in {finding["path"] for finding in checked["findings"]}
    assert checked["counts"]["claims"] == 2
    due = json.loads(claimgrade("check", "--as-of", "2030-01-01", "--format", "json").out)
    assert "RD601" not in {finding["code"] for finding in due["findings"]}
    assert claimgrade("report").code == 0
    page = (signed / "reports/skipping-rope/review.md").read_text("utf-8")
    assert "part-one" in page
    assert "jump-higher" not in page


def test_who_asks_for_the_old_claim_is_shown_its_parts(
    claimgrade: Callable[..., Any], signed: Path
) -> None:
    claimgrade("split", "jump-higher", "part-one", "part-two")
    for name in ("jump-higher", "skipping-rope/jump-higher", "c1"):
        out = claimgrade("show", name).out
        assert out.startswith("'jump-higher' was split; 2 claims in its place:")
        assert "part-one" in out
        assert "part-two" in out


def test_a_claim_that_builds_on_the_old_one_is_to_name_which_part_is_meant(
    claimgrade: Callable[..., Any], signed: Path
) -> None:
    builder = (signed / OLD).read_text("utf-8").replace("omits: none", "builds_on: [jump-higher]")
    builder = builder.replace("aliases: [c1]\n", "")
    (signed / f"{FOLDER}/builder.yaml").write_text(builder, "utf-8")
    assert "RD313" not in claimgrade("check").out
    claimgrade("split", "jump-higher", "part-one", "part-two")
    out = " ".join(claimgrade("check", "--select", "RD313").out.split())
    assert "names the claim 'jump-higher', which was replaced by part-one, part-two" in out
    assert out.count("RD313[replaced-premise]") == 1


def test_a_dry_run_shows_the_difference_and_writes_nothing(
    claimgrade: Callable[..., Any], signed: Path
) -> None:
    before = contents(signed)
    ran = claimgrade("split", "jump-higher", "part-one", "part-two", "--dry-run")
    assert ran.code == 0
    assert contents(signed) == before
    assert f"--- /dev/null\n+++ {FOLDER}/part-one.yaml\n" in ran.out
    assert f"--- {OLD}\n+++ {OLD}\n" in ran.out
    assert "+replaced_by:" in ran.out


REFUSED = [
    (["jump-higher"], "Missing argument"),
    (["jump-higher", "one"], "two or more of different ids"),
    (["jump-higher", "one", "one"], "two or more of different ids"),
    (["jump-higher", "one", "skipping-rope/one"], "two or more of different ids"),
    (["jump-higher", "one", "jump-higher"], f"{OLD} exists already"),
    (["jump-higher", "one", "Two"], "'Two' is not an id"),
    (["jump-higher", "one", "c1"], "'c1' is a former id of 'jump-higher'"),
    (["nobody", "one", "two"], "there is no claim 'nobody'"),
]


@pytest.mark.parametrize(("arguments", "said"), REFUSED, ids=[" ".join(a) for a, _ in REFUSED])
def test_wrong_use_is_told_and_changes_nothing(
    claimgrade: Callable[..., Any], signed: Path, arguments: list[str], said: str
) -> None:
    before = contents(signed)
    ran = claimgrade("split", *arguments)
    assert ran.code == 2
    assert said in ran.err
    assert contents(signed) == before


def test_a_claim_is_split_once(claimgrade: Callable[..., Any], signed: Path) -> None:
    claimgrade("split", "jump-higher", "part-one", "part-two")
    again = claimgrade("split", "jump-higher", "part-three", "part-four")
    assert again.code == 2
    assert "was replaced before, by part-one, part-two" in again.err
    assert claimgrade("split", "part-one", "part-three", "part-four").code == 0
    assert len(load(signed).claims) == 5


@pytest.mark.parametrize("text", ["{statement: all on one line, certainty: low}\n", "- a\n- b\n"])
def test_a_file_that_cannot_be_split_line_by_line_is_left_alone(
    claimgrade: Callable[..., Any], signed: Path, text: str
) -> None:
    (signed / OLD).write_text(text, "utf-8")
    before = contents(signed)
    ran = claimgrade("split", "jump-higher", "one", "two")
    assert ran.code == 2
    assert contents(signed) == before
