"""``rename`` moves a claim's file with all that links to it, or changes nothing at all."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import claimgrade.workspace.editing.changes as changes_module
from claimgrade.assess.ruled_claims import ruled_cases
from claimgrade.assess.signing.digests import digests_of
from claimgrade.workspace.editing.changes import apply_all
from claimgrade.workspace.editing.file_change import FileChange, make
from claimgrade.workspace.editing.rename import _named_in
from claimgrade.workspace.errors import EditRefused
from claimgrade.workspace.load import load

FOLDER = "claims/skipping-rope"
OLD = f"{FOLDER}/jump-higher.yaml"
NEW = f"{FOLDER}/higher-jumps.yaml"
OTHER = f"{FOLDER}/other.yaml"
ARTICLE = f"{FOLDER}/article.yaml"
ELSEWHERE = "claims/second/elsewhere.yaml"
BASELINE = "claimgrade-baseline.json"

MINIMAL = """\
kind: definition
statement: Skipping is jumping over a rope.   # odd   spacing stays
quote: {exact: jumping over a rope}
wording: {relation: description, hedge: plain}
verdict: {verdict: not-checkable, reason: a definition}
"""


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def linked(example: Path) -> Path:
    """The worked example with links to its claim from every place that can have one."""
    (example / OTHER).write_bytes(
        (MINIMAL + "builds_on:\n  - jump-higher   # the premise\n").replace("\n", "\r\n").encode()
    )
    (example / f"{FOLDER}/old.yaml").write_text(
        MINIMAL + "replaced_by: [jump-higher, other]\n", "utf-8"
    )
    (example / ELSEWHERE).parent.mkdir()
    (example / ELSEWHERE).with_name("article.yaml").write_text("title: Second\n", "utf-8")
    (example / ELSEWHERE).write_text(MINIMAL + "builds_on: [skipping-rope/jump-higher]\n", "utf-8")
    with (example / ARTICLE).open("a", encoding="utf-8") as file:
        file.write("corrections:\n  - {on: 2026-11-22, claim: jump-higher, what: a number}\n")
    return example


def test_the_example_has_no_broken_link_before_and_after(
    claimgrade: Callable[..., Any], linked: Path
) -> None:
    assert claimgrade("check", "--select", "RD").code == 0
    assert claimgrade("rename", "jump-higher", "higher-jumps").code == 0
    assert claimgrade("check", "--select", "RD").code == 0


def test_the_file_every_link_and_nothing_else_changes(
    claimgrade: Callable[..., Any], linked: Path
) -> None:
    before = contents(linked)
    ran = claimgrade("rename", "jump-higher", "higher-jumps")
    after = contents(linked)
    own = before.pop(OLD)
    assert after.pop(NEW).startswith(own)
    assert set(after) == set(before)
    changed = {path for path in before if after[path] != before[path]}
    assert changed == {OTHER, f"{FOLDER}/old.yaml", ELSEWHERE, ARTICLE}
    for path in changed:
        assert after[path] == before[path].replace(b"jump-higher", b"higher-jumps")
    assert b"\r\n  - higher-jumps   # the premise\r\n" in after[OTHER]
    assert all(path in ran.out for path in changed)


def test_the_old_id_stays_as_an_alias_by_which_the_claim_is_found(
    claimgrade: Callable[..., Any], linked: Path
) -> None:
    claimgrade("rename", "jump-higher", "higher-jumps")
    workspace = load(linked)
    assert workspace.claims["skipping-rope/higher-jumps"].claim.aliases == ("jump-higher",)
    (shown,) = json.loads(claimgrade("show", "jump-higher", "--format", "json").out)
    assert shown["id"] == "higher-jumps"
    again = claimgrade("rename", "jump-higher", "third")
    assert again.code == 2
    assert "the claim is now 'higher-jumps'" in again.err


def test_aliases_that_were_there_stay_before_it(
    claimgrade: Callable[..., Any], example: Path
) -> None:
    with (example / OLD).open("a", encoding="utf-8") as file:
        file.write("aliases: [c1, skipping]   # former\n")
    claimgrade("rename", "jump-higher", "higher-jumps")
    assert (
        (example / NEW)
        .read_text("utf-8")
        .endswith("aliases: [c1, skipping, jump-higher]   # former\n")
    )


def test_no_digest_changes_by_renaming_there_and_back(
    claimgrade: Callable[..., Any], linked: Path
) -> None:
    """What was signed of a claim, and of one that builds on it, is still what stands there."""

    def digests() -> dict[str, object]:
        ruled = ruled_cases(load(linked))
        return {
            "own": next(digests_of(c) for k, (c, _) in ruled.items() if "jump" in k),
            "other": digests_of(ruled["skipping-rope/other"][0]),
        }

    before = digests()
    claimgrade("rename", "jump-higher", "higher-jumps")
    assert digests() == before
    assert claimgrade("rename", "higher-jumps", "jump-higher").code == 0
    assert digests() == before
    assert claimgrade("check", "--select", "RD").code == 0


def test_the_baseline_follows(claimgrade: Callable[..., Any], linked: Path) -> None:
    claimgrade("check", "--update-baseline")
    assert '"claim": "jump-higher"' in (linked / BASELINE).read_text("utf-8")
    ran = claimgrade("rename", "jump-higher", "higher-jumps")
    assert BASELINE in ran.out
    assert claimgrade("check").code == 0
    assert "jump-higher" not in (linked / BASELINE).read_text("utf-8")


def test_messages_in_the_baseline_name_the_claim_by_its_new_id(
    claimgrade: Callable[..., Any], linked: Path
) -> None:
    """Findings elsewhere may name the claim: here two claims that build on each other (RD309)."""
    with (linked / OLD).open("a", encoding="utf-8") as file:
        file.write("builds_on: [other]\n")
    claimgrade("check", "--update-baseline")
    assert "jump-higher → other → jump-higher" in (linked / BASELINE).read_text("utf-8")
    claimgrade("rename", "other", "reason")
    claimgrade("rename", "jump-higher", "higher-jumps")
    text = (linked / BASELINE).read_text("utf-8")
    assert "jump-higher" not in text
    assert "higher-jumps → reason → higher-jumps" in text


@pytest.mark.parametrize(
    ("name", "message", "after"),
    [
        (
            "gh-peak",
            "names 'gh-peak', not gh-peak-2 or a-gh-peak",
            "names 'new', not gh-peak-2 or a-gh-peak",
        ),
        ("creatine", "creatine → b; c → creatine; 'creatine'", "new → b; c → new; 'new'"),
        ("creatine", "creatine raised strength", "creatine raised strength"),
    ],
)
def test_a_claim_is_known_in_messages_where_it_is_named_and_not_as_a_common_word(
    name: str, message: str, after: str
) -> None:
    assert _named_in(name).sub("new", message) == after


def test_a_dry_run_shows_the_difference_and_writes_nothing(
    claimgrade: Callable[..., Any], linked: Path
) -> None:
    before = contents(linked)
    ran = claimgrade("rename", "jump-higher", "higher-jumps", "--dry-run")
    assert contents(linked) == before
    assert f"--- {OLD}\n+++ {NEW}\n" in ran.out
    assert "+aliases:" in ran.out
    assert "-builds_on: [skipping-rope/jump-higher]\n" in ran.out
    assert "+builds_on: [skipping-rope/higher-jumps]\n" in ran.out


REFUSED = [
    (["nobody", "new"], "there is no claim 'nobody'"),
    (["jump-highr", "new"], "did you mean 'jump-higher'?"),
    (["jump-higher", "Höher"], "'Höher' is not an id"),
    (["jump-higher", ""], "'' is not an id"),
    (["jump-higher", "../x"], "cannot be moved to another article"),
    (["jump-higher", "second/new"], "cannot be moved to another article"),
    (["jump-higher", "other"], f"{OTHER} exists already"),
    (["jump-higher", "article"], "the article's own file"),
    (["jump-higher", "jump-higher"], f"{OLD} exists already"),
    (["other", "c1"], "'c1' is a former id of 'jump-higher'"),
]


@pytest.mark.parametrize(("arguments", "said"), REFUSED, ids=[" ".join(a) for a, _ in REFUSED])
def test_wrong_use_is_told_and_changes_nothing(
    claimgrade: Callable[..., Any], linked: Path, arguments: list[str], said: str
) -> None:
    with (linked / OLD).open("a", encoding="utf-8") as file:
        file.write("aliases: [c1]\n")
    before = contents(linked)
    ran = claimgrade("rename", *arguments)
    assert ran.code == 2
    assert said in ran.err
    assert contents(linked) == before


def test_an_id_in_two_articles_is_asked_for_by_both_names(
    claimgrade: Callable[..., Any], linked: Path
) -> None:
    (linked / ELSEWHERE).with_name("other.yaml").write_text(MINIMAL, "utf-8")
    ran = claimgrade("rename", "other", "new")
    assert ran.code == 2
    assert "one of: second/other, skipping-rope/other" in ran.err
    assert claimgrade("rename", "second/other", "new").code == 0
    assert (linked / ELSEWHERE).with_name("new.yaml").is_file()
    assert (linked / OTHER).is_file()


def test_a_file_that_cannot_be_read_and_may_link_to_the_claim_is_to_be_mended_first(
    claimgrade: Callable[..., Any], linked: Path
) -> None:
    (linked / OTHER).write_text("builds_on: [jump-higher\nstatement: x", "utf-8")
    before = contents(linked)
    ran = claimgrade("rename", "jump-higher", "higher-jumps")
    assert ran.code == 2
    assert f"{OTHER} cannot be read and names 'jump-higher'" in ran.err
    assert contents(linked) == before


def test_a_link_in_a_field_that_was_not_taken_is_to_be_mended_first(
    claimgrade: Callable[..., Any], linked: Path
) -> None:
    (linked / OTHER).write_text(MINIMAL + "builds_on: {a: jump-higher}\n", "utf-8")
    ran = claimgrade("rename", "jump-higher", "higher-jumps")
    assert ran.code == 2
    assert "`builds_on`" in ran.err
    assert (linked / OLD).is_file()


def test_a_correction_is_not_mistaken_for_another_where_one_has_a_fault(
    claimgrade: Callable[..., Any], linked: Path
) -> None:
    """A faulty item is left out of the record, so that those after it have other places there."""
    text = (linked / ARTICLE).read_text("utf-8")
    faulty = "corrections:\n  - {claim: other, what: [no text]}\n"
    (linked / ARTICLE).write_text(text.replace("corrections:\n", faulty), "utf-8")
    before = contents(linked)
    ran = claimgrade("rename", "jump-higher", "higher-jumps")
    assert ran.code == 2
    assert f"`corrections` of {ARTICLE} has a fault; mend it first" in ran.err
    assert contents(linked) == before


@pytest.mark.parametrize("failing", [0, 1, 2, 3, 4, 5])
def test_a_write_that_fails_leaves_everything_as_it_was(
    claimgrade: Callable[..., Any], linked: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    """A new file, four with links and a removal: each may be the one that fails."""
    before = contents(linked)
    made = make
    calls: list[str] = []

    def full(root: Path, change: FileChange) -> None:
        calls.append(change.path)
        if len(calls) == failing + 1:
            raise OSError(28, "No space left on device", change.path)
        made(root, change)

    monkeypatch.setattr(changes_module, "make", full)
    ran = claimgrade("rename", "jump-higher", "higher-jumps")
    assert ran.code == 2
    assert "No space left on device" in ran.err
    assert contents(linked) == before


def test_a_file_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"new words")
    changes = [FileChange("b", None, b"x"), FileChange("a", b"words", b"other words")]
    with pytest.raises(EditRefused, match="a was changed meanwhile"):
        apply_all(tmp_path, changes)
    assert contents(tmp_path) == {"a": b"new words"}
