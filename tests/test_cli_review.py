"""``review`` lists what waits, shows what changed, and signs exactly what was read."""

import json
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from claimgrade.assess.ruled_claims import ruled_cases
from claimgrade.assess.signing.digests import digests_of
from claimgrade.model.claim import Digests
from claimgrade.workspace.load import load
from claimgrade.workspace.workspace import Workspace

CLAIM = "claims/skipping-rope/jump-higher.yaml"
STUDY = "citations/studies/example2020.yaml"
SOURCES = "citations/sources.yaml"
ON = ("--on", "2026-11-22")

Command = Callable[..., Any]


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), "utf-8")


def waits(claimgrade: Command, *arguments: str) -> dict[str, Any]:
    document = json.loads(claimgrade("review", *arguments, "--format", "json").out)
    entries = document.get("queue", [document])
    return {entry["id"]: entry for entry in entries}


def second_claim(example: Path) -> Path:
    path = example / "claims/skipping-rope/skip-longer.yaml"
    text = (example / CLAIM).read_text("utf-8")
    path.write_text(text.replace("jump higher", "skip longer"), "utf-8")
    return path


def test_a_claim_nobody_signed_waits_and_a_signed_one_does_not(
    claimgrade: Command, example: Path
) -> None:
    assert waits(claimgrade)["jump-higher"]["waits"] == ["unsigned"]
    before = (example / CLAIM).read_text("utf-8")
    ran = claimgrade("review", "jump", "--sign", "--by", "Anna", *ON, "--due", "2027-11-22")
    assert ran.code == 0, ran.err
    assert "signed by Anna on 2026-11-22; look again by 2027-11-22" in " ".join(ran.out.split())
    after = (example / CLAIM).read_text("utf-8")
    assert after.startswith(before), "a signature only adds its own lines"
    assert after.removeprefix(before).startswith("review:\n  - by: Anna\n    on: 2026-11-22\n")
    out = claimgrade("review", "--as-of", "2026-11-23").out
    assert out == "No claim waits for a reviewer on 2026-11-23: 1 claim is signed as it stands.\n"
    assert claimgrade("check", "--fail-on", "record").code == 0


@pytest.mark.parametrize(
    ("path", "old", "new", "parts"),
    [
        (CLAIM, "statement: Five minutes", "statement: Six minutes", ["claim"]),
        (CLAIM, "jumped 1.9 cm higher", "jumped 2.9 cm higher", ["evidence"]),
        (STUDY, "n: 48", "n: 47", ["studies"]),
        ("citations/sources.yaml", "status: unchecked ", "status: corrected ", ["sources"]),
        (CLAIM, "# One claim, one file;", "# One claim a file;", []),
        (CLAIM, "topics: [rope skipping, jumping]", "topics: [rope]", []),
    ],
)
def test_a_change_makes_the_signature_stale_and_names_its_part(
    claimgrade: Command, example: Path, path: str, old: str, new: str, parts: list[str]
) -> None:
    claimgrade("review", "jump", "--sign", "--by", "Anna", *ON)
    edit(example / path, old, new)
    if not parts:
        assert waits(claimgrade) == {}
        return
    (entry,) = waits(claimgrade).values()
    assert entry["waits"] == ["stale"]
    assert entry["signatures"][0]["changed"] == parts
    found = json.loads(claimgrade("check", "--format", "json").out)["findings"]
    (stale,) = [finding for finding in found if finding["code"] == "SI10"]
    assert stale["subject"] == "record"
    assert stale["message"].endswith("changed since Anna signed on 2026-11-22")


def test_signing_again_replaces_the_own_block_and_keeps_the_day_to_look_again(
    claimgrade: Command, example: Path
) -> None:
    sign = ("review", "jump", "--sign", "--by")
    claimgrade(*sign, "Bert", *ON, "--due", "2027-11-22")
    claimgrade(*sign, "anna", *ON)
    edit(example / CLAIM, "statement: Five minutes", "statement: Six minutes")
    ran = claimgrade(*sign, "Bert", "--on", "2026-12-01")
    assert "look again by 2027-11-22" in " ".join(ran.out.split())
    (entry,) = waits(claimgrade, "jump", "--as-of", "2026-12-02").values()
    assert [(s["by"], s["on"], s["changed"]) for s in entry["signatures"]] == [
        ("anna", "2026-11-22", ["claim"]),
        ("Bert", "2026-12-01", []),
    ]
    assert claimgrade("check", "--fail-on", "record").code == 1, "anna's has gone stale"


def test_several_claims_are_signed_at_once_and_the_most_urgent_comes_first(
    claimgrade: Command, example: Path
) -> None:
    other = second_claim(example)
    ran = claimgrade("review", "jump-higher", "skip-longer", "--sign", "--by", "Anna", *ON)
    assert ran.code == 0
    assert waits(claimgrade, "--as-of", "2026-11-23") == {}
    claimgrade("review", "jump-higher", "--sign", "--by", "Anna", *ON, "--due", "2026-12-01")
    edit(other, "hedge: plain", "hedge: may  ")
    entries = waits(claimgrade, "--as-of", "2026-12-01")
    assert list(entries) == ["skip-longer", "jump-higher"]
    assert [entry["waits"] for entry in entries.values()] == [["stale"], ["due"]]
    assert entries["jump-higher"]["due"] == "2026-12-01"
    assert list(waits(claimgrade, "--as-of", "2026-11-30")) == ["skip-longer"]


def test_reviewers_who_judge_a_domain_differently_are_named(
    claimgrade: Command, example: Path
) -> None:
    with (example / CLAIM).open("a", encoding="utf-8") as file:
        file.write(
            "  - by: second example\n    outcome: jump height\n    domains:\n"
            "      imprecision: {concern: none, reason: narrow enough}\n"
            "      indirectness: {concern: none, reason: the same people}\n"
        )
    claimgrade("review", "jump", "--sign", "--by", "Anna", *ON)
    (entry,) = waits(claimgrade, "--as-of", "2026-11-23").values()
    assert entry["waits"] == ["disagreement"]
    assert entry["disagreements"] == ["jump height: imprecision"]


def test_a_claim_with_a_fault_or_without_a_verdict_is_not_signed_and_it_says_why(
    claimgrade: Command, example: Path
) -> None:
    other = second_claim(example)
    edit(example / CLAIM, "statement: Five", "statment: Five")
    before = [(example / CLAIM).read_bytes(), other.read_bytes()]
    ran = claimgrade("review", "jump-higher", "skip-longer", "--sign", "--by", "Anna", *ON)
    assert ran.code == 1
    words = " ".join(ran.out.split())
    assert words.startswith("Nothing was signed; 1 claim cannot be signed as recorded:")
    assert f"{CLAIM}:" in words
    assert "RD201" in words
    assert "there is no verdict yet, since the minimum record lacks statement" in words
    assert [(example / CLAIM).read_bytes(), other.read_bytes()] == before


def test_a_study_that_cannot_be_read_keeps_its_claims_from_being_signed(
    claimgrade: Command, example: Path
) -> None:
    (example / STUDY).write_text("design: [unclosed\n", "utf-8")
    ran = claimgrade("review", "jump", "--sign", "--by", "Anna", *ON)
    assert ran.code == 1
    assert f"{STUDY}: this file could not be read" in " ".join(ran.out.split())


def test_a_flag_is_accepted_with_reason_person_day_and_digest(
    claimgrade: Command, example: Path
) -> None:
    before = (example / CLAIM).read_text("utf-8")
    ran = claimgrade(
        *("review", "jump", "--accept", "os02", "--by", "Anna", "--reason", "it's a: teaser"),
        *(*ON, "--until", "2027-01-01"),
    )
    assert ran.code == 0, ran.err
    after = (example / CLAIM).read_text("utf-8")
    assert after.startswith(before)
    head, _, digest = after.removeprefix(before).rpartition("    digest: ")
    assert head == (
        'accepted:\n  - code: OS02\n    reason: "it\'s a: teaser"\n    by: Anna\n'
        "    on: 2026-11-22\n    until: 2027-01-01\n"
    )
    assert len(digest.strip()) == 64
    (claim,) = json.loads(claimgrade("show", "jump", "--format", "json").out)
    (flag,) = [flag for flag in claim["flags"] if flag["code"] == "OS02"]
    assert flag["accepted"] == "it's a: teaser (Anna, 2026-11-22 until 2027-01-01)"


def accept_for(source: str, code: str = "si06") -> tuple[str, ...]:
    return (
        *("review", "jump", "--accept", code, "--source", source),
        *("--by", "Anna", "--reason", "a name", *ON),
    )


def test_what_became_of_one_source_is_accepted_for_that_source(
    claimgrade: Command, example: Path
) -> None:
    (example / SOURCES).write_text("example2020: {retraction: {status: corrected}}\n", "utf-8")
    before = (example / CLAIM).read_text("utf-8")
    ran = claimgrade(*accept_for("example2020"))
    assert ran.code == 0, ran.err
    assert "SI06 for example2020 accepted by Anna" in " ".join(ran.out.split())
    added = (example / CLAIM).read_text("utf-8").removeprefix(before)
    assert added.startswith(
        "accepted:\n  - code: SI06\n    source: example2020\n    reason: a name"
    )
    (claim,) = json.loads(claimgrade("show", "jump", "--format", "json").out)
    (flag,) = [flag for flag in claim["flags"] if flag["code"] == "SI06"]
    assert flag["accepted"] == "a name (Anna, 2026-11-22)"
    whole = claimgrade("review", "jump", "--accept", "SI06", "--by", "Anna", "--reason", "x", *ON)
    assert whole.code == 0, whole.err
    accepted = (example / CLAIM).read_text("utf-8").removeprefix(before)
    assert accepted.count("- code: SI06") == 2, "the one takes no place of the other"


@pytest.mark.parametrize(
    ("status", "arguments", "said"),
    [
        ("corrected", accept_for("other2000"), "nothing is recorded to have become of 'other2000'"),
        ("corrected", accept_for("example2020", "OS02"), "only SI06 is accepted for one source"),
        ("retracted", accept_for("example2020"), "'example2020' is retracted"),
        ("corrected", ("review", "jump", "--source", "example2020"), "--source goes with --accept"),
    ],
)
def test_what_cannot_be_accepted_for_one_source_is_refused(
    claimgrade: Command, example: Path, status: str, arguments: tuple[str, ...], said: str
) -> None:
    (example / SOURCES).write_text(f"example2020: {{retraction: {{status: {status}}}}}\n", "utf-8")
    before = (example / CLAIM).read_bytes()
    ran = claimgrade(*arguments)
    assert (ran.code, said in " ".join(ran.err.split())) == (2, True), ran.err
    assert (example / CLAIM).read_bytes() == before


def test_a_stale_signature_is_not_accepted_but_signed_again(
    claimgrade: Command, example: Path
) -> None:
    path = example / CLAIM
    stale = f"review:\n  - by: Anna\n    on: 2026-11-01\n    digests: {{claim: '{'0' * 64}'}}\n"
    path.write_text(path.read_text("utf-8") + stale, "utf-8")
    ran = claimgrade("review", "jump", "--accept", "SI10", "--by", "Anna", "--reason", "fine")
    assert ran.code == 2
    assert "what has changed is read again, and signed" in " ".join(ran.err.split())
    assert "--sign" in ran.err


def test_a_blocker_cannot_be_accepted(claimgrade: Command, example: Path) -> None:
    edit(example / CLAIM, "certainty: low", "certainty: very-low")
    before = (example / CLAIM).read_bytes()
    ran = claimgrade("review", "jump", "--accept", "OS02", "--by", "Anna", "--reason", "fine")
    assert ran.code == 2
    assert "OS02 is a blocker on jump-higher" in ran.err
    assert (example / CLAIM).read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--sign", "--by", "Anna"], "needs a claim"),
        (["jump", "--sign"], "needs the name of a person"),
        (["jump", "--sign", "--by", " "], "needs the name of a person"),
        (["jump", "--accept", "OS02", "--by", "Anna"], "needs a reason"),
        (["jump", "--accept", "OS02", "--sign", "--by", "Anna"], "two steps"),
        (["jump", "--accept", "XX", "--by", "Anna", "--reason", "x"], "no rule 'XX'"),
        (["jump", "--accept", "OS31", "--by", "Anna", "--reason", "x"], "raises no flag"),
        (["jump", "--due", "2027-01-01"], "--due goes with --sign"),
        (["jump", "--sign", "--by", "A", *ON, "--due", "2026-11-01"], "before it is signed"),
        (["quantum"], "no claim matches 'quantum'"),
    ],
)
def test_wrong_use_is_a_sentence_and_writes_nothing(
    claimgrade: Command, example: Path, arguments: list[str], said: str
) -> None:
    before = (example / CLAIM).read_bytes()
    ran = claimgrade("review", *arguments)
    assert ran.code == 2
    assert said in ran.err
    assert ran.err.count("Error:") == 1
    assert (example / CLAIM).read_bytes() == before


def test_words_that_could_mean_several_claims_sign_none(claimgrade: Command, example: Path) -> None:
    other = second_claim(example)
    ran = claimgrade("review", "skipping", "--sign", "--by", "Anna")
    assert ran.code == 2
    assert "could mean" in ran.err
    assert "review:" not in other.read_text("utf-8")


def test_the_pages_fit_80_columns(claimgrade: Command, example: Path) -> None:
    second_claim(example)
    claimgrade("review", "jump-higher", "--sign", "--by", "Anna Maria von Reichenberg", *ON)
    edit(example / CLAIM, "statement: Five minutes", "statement: Six minutes")
    for arguments in ([], ["jump-higher"], ["skip-longer"]):
        ran = claimgrade("review", *arguments)
        assert ran.code == 0, ran.err
        assert max(map(len, ran.out.splitlines())) <= 80


needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    ran = subprocess.run(
        ["git", *who, *arguments], cwd=folder, check=True, capture_output=True, text=True
    )
    return ran.stdout


@needs_git
def test_git_shows_the_difference_since_the_signature(claimgrade: Command, example: Path) -> None:
    git(example, "init", "-q")
    git(example, "add", "-A")
    git(example, "commit", "-qm", "begun")
    claimgrade("review", "jump", "--sign", "--by", "Anna", *ON)
    edit(example / CLAIM, "statement: Five minutes", "statement: Six minutes")
    out = claimgrade("review", "jump").out
    assert "The signature is in no commit" in " ".join(out.split())
    edit(example / CLAIM, "statement: Six minutes", "statement: Five minutes")
    git(example, "add", "-A")
    git(example, "commit", "-qm", "signed")
    edit(example / CLAIM, "statement: Five minutes", "statement: Six minutes")
    git(example, "commit", "-qam", "changed")
    lines = claimgrade("review", "jump").out.splitlines()
    assert "  -statement: Five minutes of rope skipping a day raises how high adults jump." in lines
    assert "  +statement: Six minutes of rope skipping a day raises how high adults jump." in lines


def test_without_git_the_changed_parts_are_named_all_the_same(
    claimgrade: Command, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    claimgrade("review", "jump", "--sign", "--by", "Anna", *ON)
    edit(example / CLAIM, "statement: Five minutes", "statement: Six minutes")
    monkeypatch.setenv("PATH", "")
    ran = claimgrade("review", "jump")
    assert ran.code == 0
    assert "Anna, 2026-11-22: the claim changed since then." in ran.out
    assert "git does not know the record" in " ".join(ran.out.split())


def all_digests(workspace: Workspace) -> dict[str, Digests]:
    cases = ruled_cases(workspace)
    return {key: digests_of(case) for key, (case, _) in cases.items()}


def stale_after(before: dict[str, Digests], workspace: Workspace) -> set[str]:
    after = all_digests(workspace)
    return {key for key in before if before[key] != after[key]}


def test_in_the_review_of_this_repository_a_change_makes_exactly_what_depends_on_it_stale(
    repository: Path,
) -> None:
    """A claim reworded by one letter: that one; a study or a source: the claims that cite it."""
    workspace = load(repository)
    before = all_digests(workspace)
    for key, file in list(workspace.claims.items())[::7]:
        reworded = replace(file.claim, statement=f"{file.claim.statement}x")
        claims = {**workspace.claims, key: file._replace(claim=reworded)}
        assert stale_after(before, replace(workspace, claims=claims)) == {key}
    lines = [line for file in workspace.claims.values() for line in file.claim.evidence]
    cited = {line.source for line in lines if line.source is not None}
    for source in sorted(key for key in cited if key in workspace.studies)[::7]:
        citing = {
            key
            for key, file in workspace.claims.items()
            if source in {line.source for line in file.claim.evidence}
        }
        study = replace(workspace.studies[source], blinding="of nobody at all")
        changed = replace(workspace, studies={**workspace.studies, source: study})
        assert stale_after(before, changed) == citing
        entry = workspace.sources[source]
        retitled = replace(entry, fields={**entry.fields, "title": "Another title"})
        changed = replace(workspace, sources={**workspace.sources, source: retitled})
        assert stale_after(before, changed) == citing
