"""``claimgrade sources check``: what it reports, what it writes, and when it asks."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Ran

Command = Callable[..., Ran]
DAY = ("--as-of", "2026-11-23")

MENDABLE = "@misc{one, title = {A walk in the park.}, note = {x  y}}\n"
BACKWARDS = "@misc{two,\n  title = {T},\n  pages = {120--115}\n}\n"


@pytest.fixture
def bib(example: Path) -> Path:
    """A bibliography of its own beside that of the worked example, which has no finding."""
    path = example / "citations" / "mine.bib"
    path.write_text(MENDABLE + BACKWARDS, encoding="utf-8")
    return path


def test_the_worked_example_has_nothing_to_report(example: Path, claimgrade: Command) -> None:
    ran = claimgrade("sources", "check", *DAY)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Nothing to report on ")


def test_findings_come_with_place_line_advice_and_counts(bib: Path, claimgrade: Command) -> None:
    ran = claimgrade("sources", "check", *DAY)
    assert ran.code == 1
    assert "citations/mine.bib:4:3: RD530[impossible-pages] minor: the last page" in ran.out
    assert "  4 |   pages = {120--115}\n    |   ^\n" in ran.out
    assert "2 findings on " in ran.out
    assert "1 can be mended without a guess: claimgrade sources check --fix" in ran.out


@pytest.mark.parametrize(
    ("arguments", "codes"),
    [
        (["one"], ["RD571"]),
        (["citations/mine.bib"], ["RD571", "RD530"]),
        (["--select", "RD53"], ["RD530"]),
        (["--ignore", "RD530"], ["RD571"]),
        (["two", "--select", "RD571"], []),
        (["--select", "RD590", "one"], ["RD590"]),
    ],
)
def test_a_file_an_entry_or_some_codes_are_looked_at_alone(
    bib: Path, claimgrade: Command, arguments: list[str], codes: list[str]
) -> None:
    ran = claimgrade("sources", "check", *arguments, *DAY, "--format", "json")
    assert [one["code"] for one in json.loads(ran.out)["findings"]] == codes
    assert ran.code == (1 if codes else 0)


def test_codes_are_switched_off_in_the_settings_and_for_an_entry(
    bib: Path, claimgrade: Command
) -> None:
    settings = bib.parent.parent / "claimgrade.toml"
    before = settings.read_text(encoding="utf-8")
    settings.write_text(before + '\n[hygiene]\noff = ["RD571"]\n', encoding="utf-8")
    details = bib.parent / "sources.yaml"
    kept = details.read_text(encoding="utf-8") if details.exists() else ""
    details.write_text(kept + "\ntwo:\n  allowed: [RD530]\n", encoding="utf-8")
    assert claimgrade("sources", "check", *DAY).code == 0
    settings.write_text(
        before + '\n[hygiene.off_in]\n"citations/mine.bib" = ["RD571"]\n', encoding="utf-8"
    )
    assert claimgrade("sources", "check", *DAY).code == 0
    assert claimgrade("check", *DAY, "--fail-on", "record").code == 0


def test_what_is_cited_and_absent_is_told_with_the_code_of_check(
    example: Path, claimgrade: Command
) -> None:
    (example / "citations" / "sources.yaml").write_text("gone:\n  notes: x\n", encoding="utf-8")
    ran = claimgrade("sources", "check", *DAY, "--format", "json")
    found = [(one["code"], one["path"]) for one in json.loads(ran.out)["findings"]]
    assert found == [("RD307", "citations/sources.yaml")]


def test_a_file_outside_any_workspace_is_checked_by_itself(
    tmp_path: Path, claimgrade: Command
) -> None:
    path = tmp_path / "export.bib"
    path.write_text(BACKWARDS + "@misc{two, title = {U}}\n", encoding="utf-8")
    ran = claimgrade("sources", "check", path, *DAY, "--format", "json")
    found = json.loads(ran.out)
    assert [one["code"] for one in found["findings"]] == ["RD530", "RD402"]
    assert found["counts"]["entries"] == 1


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"@misc{a, note = {\xff}}", "the byte 0xff is not UTF-8 text"),
        (b"<<<<<<< ours\n@misc{a,}\n=======\n>>>>>>> theirs\n", "merge conflict"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(
    tmp_path: Path, claimgrade: Command, content: bytes, says: str
) -> None:
    path = tmp_path / "export.bib"
    path.write_bytes(content)
    ran = claimgrade("sources", "check", path)
    assert ran.code == 2
    assert says in ran.err


def test_an_unknown_entry_is_answered_with_the_nearest(bib: Path, claimgrade: Command) -> None:
    ran = claimgrade("sources", "check", "twoo")
    assert ran.code == 2
    assert "there is no file and no entry 'twoo'" in ran.err
    assert "did you mean 'two'?" in ran.err


def test_a_workflow_gets_annotations(bib: Path, claimgrade: Command) -> None:
    ran = claimgrade("sources", "check", "two", *DAY, "--format", "github")
    assert ran.out.startswith("::warning file=citations/mine.bib,line=4,col=3,title=RD530 ")


def test_without_a_terminal_fix_shows_the_difference_and_writes_nothing(
    bib: Path, claimgrade: Command
) -> None:
    before = bib.read_bytes()
    ran = claimgrade("sources", "check", "--fix", *DAY)
    assert ran.code == 1
    assert "-@misc{one, title = {A walk in the park.}, note = {x  y}}\n" in ran.out
    assert "+@misc{one, title = {A walk in the park}, note = {x  y}}\n" in ran.out
    assert "add --yes" in ran.err
    assert bib.read_bytes() == before


def test_fix_with_yes_mends_and_says_what_is_left(bib: Path, claimgrade: Command) -> None:
    ran = claimgrade("sources", "check", "--fix", "--yes", *DAY)
    assert ran.code == 1
    assert "Mended 1 entry in 1 file.\n  1 finding left to look at" in ran.out
    assert bib.read_text("utf-8") == MENDABLE.replace("park.", "park") + BACKWARDS
    again = claimgrade("sources", "check", "--fix", "--yes", *DAY)
    assert (again.code, again.out) == (1, "There is nothing to mend without a guess.\n")


def test_fix_of_an_entry_or_of_some_codes_leaves_the_others(bib: Path, claimgrade: Command) -> None:
    before = bib.read_bytes()
    assert claimgrade("sources", "check", "two", "--fix", "--yes", *DAY).code == 1
    claimgrade("sources", "check", "--select", "RD53", "--fix", "--yes", *DAY)
    assert bib.read_bytes() == before
    assert claimgrade("sources", "check", "one", "--fix", "--yes", *DAY).code == 0
    assert bib.read_bytes() == before.replace(b"park.", b"park")


def test_fix_mends_a_file_outside_any_workspace(tmp_path: Path, claimgrade: Command) -> None:
    path = tmp_path / "export.bib"
    path.write_text(MENDABLE, encoding="utf-8")
    assert claimgrade("sources", "check", path, "--fix", "--yes", *DAY).code == 0
    assert path.read_text(encoding="utf-8") == MENDABLE.replace("park.", "park")


@pytest.mark.parametrize("arguments", [["--yes"], ["--fix", "--format", "json"], ["--select", "X"]])
def test_options_that_do_not_go_together_are_refused(
    bib: Path, claimgrade: Command, arguments: list[str]
) -> None:
    assert claimgrade("sources", "check", *arguments).code == 2


def test_control_characters_of_a_record_do_not_reach_the_terminal(
    tmp_path: Path, claimgrade: Command
) -> None:
    path = tmp_path / "export.bib"
    path.write_text("@misc{a, title = {A walk \x1b[31m in the park.}}", encoding="utf-8")
    for options in ([], ["--fix"]):
        ran = claimgrade("sources", "check", path, *options, *DAY)
        assert "\x1b" not in ran.out
        assert "\\u001b" in ran.out


def test_a_code_that_cannot_be_switched_off_here_is_a_finding(
    bib: Path, claimgrade: Command
) -> None:
    settings = bib.parent.parent / "claimgrade.toml"
    text = settings.read_text(encoding="utf-8") + '\n[hygiene]\noff = ["OS01"]\n'
    settings.write_text(text, encoding="utf-8")
    ran = claimgrade("check", "claimgrade.toml", *DAY)
    assert ran.code == 1
    assert "`off` is 'OS01', and should be a code of 'claimgrade sources check'" in ran.out
    assert f"claimgrade.toml:{text.count(chr(10))}:" in ran.out
