"""The exit codes of docs/exit-codes.md, in one table."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

BROKEN = "claims/skipping-rope/jump-higher.yaml"

CASES = [
    # code, arguments; the workspace is the worked example, which has one flag and no fault
    (0, ["--version"]),
    (0, ["--help"]),
    (0, ["check", "--help"]),
    (0, ["new", "claim", "--help"]),
    (0, []),
    (0, ["list"]),
    (0, ["list", "--format", "json"]),
    (0, ["numbers"]),
    (0, ["numbers", "jump"]),
    (0, ["numbers", "--format", "csv"]),
    (0, ["show", "jump"]),
    (0, ["show", "jump", "--format", "json"]),
    (0, ["pool"]),
    (0, ["pool", "jump height"]),
    (2, ["pool", "quantum"]),
    (0, ["review"]),
    (0, ["review", "jump"]),
    (0, ["review", "jump", "--sign", "--by", "Anna"]),
    (0, ["review", "jump", "--accept", "OS02", "--by", "Anna", "--reason", "a teaser"]),
    (0, ["correct", "jump", "--reason", "a slip"]),
    (0, ["merge", BROKEN, BROKEN, BROKEN]),
    (0, ["explain"]),
    (0, ["explain", "OS02"]),
    (0, ["report"]),
    (0, ["check", "--fail-on", "never"]),
    (0, ["check", "--fail-on", "record"]),
    (0, ["check", "--fail-on", "blocker"]),
    (0, ["check", "citations"]),
    (1, ["check"]),
    (1, ["check", "--fail-on", "any"]),
    (1, ["check", "--fail-on", "claim"]),
    (1, ["check", "--fail-on", "minor"]),
    (1, ["check", "--fail-on", "major"]),
    (1, ["check", "--publish", "--fail-on", "record"]),
    (1, ["check", "--format", "json"]),
    (1, ["check", "--format", "github"]),
    (1, ["check", "--format", "sarif"]),
    (1, ["check", "--format", "junit"]),
    (1, ["check", "--select", "OS02"]),
    (0, ["check", "--ignore", "OS,SI"]),
    (0, ["rename", "jump-higher", "higher", "--dry-run"]),
    (0, ["rename", "jump-higher", "higher"]),
    (0, ["split", "jump-higher", "one", "two"]),
    (0, ["sources", "find", "jump"]),
    (0, ["sources", "find", "quantum"]),
    (0, ["sources", "suggest", "jump-higher"]),
    (1, ["sources", "retractions", "--fail-on", "unchecked"]),
    (0, ["sources", "retractions", "--fail-on", "never"]),
    (1, ["sources", "add", "10.1000/x", "--offline"]),
    (1, ["report", "--check"]),
    (2, ["chekc"]),
    (2, ["--wrong"]),
    (2, ["check", "--format", "xml"]),
    (2, ["check", "nowhere"]),
    (2, ["check", "--as-of", "22.11.2026"]),
    (2, ["check", "--select", "XX99"]),
    (2, ["check", "--baseline", "nowhere.json"]),
    (2, ["rename", "nobody", "new"]),
    (2, ["rename", "jump-higher", "Not An Id"]),
    (2, ["split", "jump-higher", "one"]),
    (2, ["-C", "nowhere", "check"]),
    (2, ["-C", "..", "check"]),
    (2, ["-C", ".."]),
    (2, ["show"]),
    (2, ["show", "quantum"]),
    (2, ["numbers", "quantum"]),
    (2, ["numbers", "--format", "xml"]),
    (2, ["show", "jump-hihger"]),
    (2, ["review", "quantum"]),
    (2, ["review", "--sign", "--by", "Anna"]),
    (2, ["review", "jump", "--sign"]),
    (2, ["review", "jump", "--accept", "OS31", "--by", "Anna", "--reason", "none"]),
    (2, ["correct", "jump"]),
    (2, ["correct", "quantum", "--reason", "a slip"]),
    (2, ["merge", BROKEN, BROKEN, "missing.yaml"]),
    (2, ["list", "--article", "other"]),
    (2, ["list", "--verdict", "false"]),
    (2, ["sources", "find", "***"]),
    (2, ["sources", "suggest", "nobody"]),
    (2, ["sources", "retractions", "--write"]),
    (2, ["sources", "retractions", "--list", "claimgrade.toml"]),
    (2, ["sources", "add"]),
    (2, ["explain", "XX99"]),
    (2, ["init", "."]),
    (2, ["new", "thing"]),
    (2, ["new", "article"]),
    (2, ["new", "claim", "--quote", "words", "--text", "missing.txt"]),
    (2, ["new", "claim", "--quote", "words", "--article", "other"]),
    (2, ["new", "source", "bad key"]),
    (2, ["new", "source", "example2020", "--author", "A", "--title", "T", "--year", "2020"]),
    (2, ["new", "study", "nobody1999"]),
]


@pytest.mark.parametrize(
    ("code", "arguments"), CASES, ids=[" ".join(a) or "alone" for _, a in CASES]
)
def test_exit_codes(
    claimgrade: Callable[..., Any], example: Path, code: int, arguments: list[str]
) -> None:
    """Each command ends as documented; wrong use says what to do and is no internal error."""
    ran = claimgrade(*arguments)
    assert ran.code == code, ran.out + ran.err
    assert "internal error" not in ran.err
    assert (code == 2) == bool(ran.err)


def test_a_report_that_agrees_exits_0_and_one_that_differs_1(
    claimgrade: Callable[..., Any], example: Path
) -> None:
    assert claimgrade("report").code == 0
    assert claimgrade("report", "--check").code == 0
    page = example / "reports" / "skipping-rope" / "review.md"
    page.write_text(page.read_text("utf-8") + "\n", "utf-8")
    ran = claimgrade("report", "--check")
    assert ran.code == 1
    assert "differs  reports/skipping-rope/review.md" in ran.out
    assert page.read_text("utf-8").endswith("\n\n"), "--check writes nothing"


def test_faults_in_files_are_findings_and_never_wrong_use(
    claimgrade: Callable[..., Any], example: Path
) -> None:
    (example / BROKEN).write_text("statement: [unclosed\n", "utf-8")
    assert claimgrade("check", "--fail-on", "record").code == 1
    assert claimgrade("list").code == 0
    assert claimgrade().code == 0
    assert claimgrade("report").code == 0


def test_a_newer_format_is_refused_politely(claimgrade: Callable[..., Any], example: Path) -> None:
    settings = example / "claimgrade.toml"
    settings.write_text(settings.read_text("utf-8").replace("format = 1", "format = 99"), "utf-8")
    for arguments in (["check"], ["list"], ["report"], []):
        ran = claimgrade(*arguments)
        assert ran.code == 2
        assert "format 99" in ran.err


def test_a_fault_of_ours_is_one_line_and_never_a_finding(
    claimgrade: Callable[..., Any], example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import claimgrade.cli.gather as gather

    def broken(*_: object, **__: object) -> None:
        raise KeyError("something")

    monkeypatch.setattr(gather, "gather", broken)
    ran = claimgrade("check")
    assert ran.code == 3
    assert ran.out == ""
    assert ran.err.startswith("claimgrade: internal error, a fault of claimgrade")
    assert ran.err.count("\n") == 1
    assert "Traceback" not in ran.err
    assert "Traceback" in claimgrade("--debug", "check").err


def test_the_table_of_the_docs_has_every_choice_of_fail_on(repository: Path) -> None:
    from claimgrade.cli.check import FAIL_ON

    page = (repository / "docs" / "exit-codes.md").read_text("utf-8")
    assert all(f"`{choice}`" in page for choice in FAIL_ON)
