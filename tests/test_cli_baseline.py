"""The baseline of ``check`` lets a review start clean, and only shrinks; ``--select`` narrows."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimgrade.model.finding import Finding, Location, Severity, Subject
from claimgrade.workspace.editing.baseline import Entry, apart, entry_of, read_baseline, written

CLAIM = "claims/skipping-rope/jump-higher.yaml"
STUDY = "citations/studies/example2020.yaml"
BASELINE = "claimgrade-baseline.json"


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def found(claimgrade: Callable[..., Any], *arguments: str) -> list[tuple[str, str]]:
    """Return code and path of what ``check`` reports."""
    ran = claimgrade("check", "--format", "json", *arguments)
    return [(f["code"], f["path"]) for f in json.loads(ran.out)["findings"]]


def counts(claimgrade: Callable[..., Any], *arguments: str) -> dict[str, Any]:
    sums: dict[str, Any] = json.loads(claimgrade("check", "--format", "json", *arguments).out)
    return dict(sums["counts"])


@pytest.fixture
def faulty(example: Path) -> Path:
    """The worked example with a fault in its claim and one in a study."""
    edit(example / CLAIM, "advice: none ", "advise: none ")
    edit(example / STUDY, "n: 48", "n: about 48")
    return example


def test_a_review_starts_clean_and_new_findings_count(
    claimgrade: Callable[..., Any], faulty: Path
) -> None:
    before = found(claimgrade)
    assert claimgrade("check").code == 1
    started = claimgrade("check", "--update-baseline")
    assert started.code == 0
    assert f"Wrote {BASELINE}: {len(before)} entries, {len(before)} new, 0 taken" in started.err
    assert f"{len(before)} in the baseline" in started.out
    assert found(claimgrade) == []
    assert counts(claimgrade)["baseline"] == len(before)
    edit(faulty / CLAIM, "omits: none", "omits: none\nbuilds_on: [nobody]")
    assert found(claimgrade) == [("RD304", CLAIM)]
    everything = found(claimgrade, "--no-baseline")
    assert sorted(everything) == sorted([*before, ("RD304", CLAIM)])
    assert claimgrade("check").code == 1


def test_the_baseline_knows_findings_by_what_they_say_and_not_by_their_line(
    claimgrade: Callable[..., Any], faulty: Path
) -> None:
    claimgrade("check", "--update-baseline")
    for path in (faulty / CLAIM, faulty / STUDY):
        path.write_text("# moved\n\n\n" + path.read_text("utf-8"), "utf-8")
    assert found(claimgrade) == []
    edit(faulty / STUDY, "n: about 48", "n: roughly 48")
    assert ("RD204", STUDY) in found(claimgrade), "another wrong value is another finding"


def test_what_was_mended_must_leave_the_baseline(
    claimgrade: Callable[..., Any], faulty: Path
) -> None:
    edit(faulty / STUDY, 'table: "2"', 'tabel: "2"')
    claimgrade("check", "--update-baseline")
    edit(faulty / STUDY, 'tabel: "2"', 'table: "2"')
    ran = claimgrade("check", "--fail-on", "record")
    assert ran.code == 1
    lines = (faulty / BASELINE).read_text("utf-8").splitlines()
    (number,) = [i for i, line in enumerate(lines, 1) if "tabel" in line]
    assert ran.out.startswith(
        f"{BASELINE}:{number}:1: RD606[baseline-slack] minor: 1 entry is no longer needed: "
        f"RD201 in {STUDY}\n"
    )
    shrunk = claimgrade("check", "--update-baseline")
    assert "0 new, 1 taken out" in shrunk.err
    assert claimgrade("check").code == 0
    assert "tabel" not in (faulty / BASELINE).read_text("utf-8")


def test_an_update_only_takes_out_unless_add_is_given(
    claimgrade: Callable[..., Any], faulty: Path
) -> None:
    edit(faulty / STUDY, 'table: "2"', 'tabel: "2"')
    claimgrade("check", "--update-baseline")
    edit(faulty / STUDY, 'tabel: "2"', 'table: "2"')
    edit(faulty / CLAIM, "omits: none", "omits: none\nbuilds_on: [nobody]")
    updated = claimgrade("check", "--update-baseline")
    assert "0 new, 1 taken out" in updated.err
    assert updated.code == 1
    assert found(claimgrade) == [("RD304", CLAIM)]
    assert "1 new, 0 taken out" in claimgrade("check", "--update-baseline", "--add").err
    assert found(claimgrade) == []


def test_an_update_that_changes_nothing_writes_nothing(
    claimgrade: Callable[..., Any], faulty: Path
) -> None:
    claimgrade("check", "--update-baseline")
    before = (faulty / BASELINE).stat().st_mtime_ns
    assert claimgrade("check", "--update-baseline").err.startswith("Left as it was")
    assert (faulty / BASELINE).stat().st_mtime_ns == before


def test_checks_that_wait_may_be_in_the_baseline(
    claimgrade: Callable[..., Any], example: Path
) -> None:
    """And they are not said to be unneeded where --strict is left out."""
    waiting = counts(claimgrade)["waiting"]
    assert waiting
    claimgrade("check", "--strict", "--update-baseline")
    assert found(claimgrade, "--strict") == []
    assert found(claimgrade) == []
    assert counts(claimgrade)["waiting"] == 0
    assert counts(claimgrade, "--no-baseline")["waiting"] == waiting


def test_a_part_of_the_findings_can_be_taken_in(
    claimgrade: Callable[..., Any], faulty: Path
) -> None:
    claimgrade("check", "--select", "RD", "citations", "--update-baseline")
    left = found(claimgrade)
    assert ("RD204", STUDY) not in left
    assert ("RD201", CLAIM) in left
    assert counts(claimgrade)["baseline"] == 1


def test_the_answer_is_the_same_with_and_without_what_was_kept(
    claimgrade: Callable[..., Any], faulty: Path
) -> None:
    plain = claimgrade("check")
    claimgrade("check", "--update-baseline")
    clean = claimgrade("check")
    assert clean != plain
    assert claimgrade("check") == clean == claimgrade("check", "--no-cache")
    (faulty / BASELINE).write_text(written([]), "utf-8")
    assert claimgrade("check") == plain == claimgrade("check", "--no-cache")
    assert claimgrade("check", "--select", "RD204").out != plain.out


def test_another_file_can_be_the_baseline(
    claimgrade: Callable[..., Any], faulty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(faulty / "citations")
    made = claimgrade("check", "--baseline", "old.json", "--update-baseline")
    assert "citations/old.json" in made.err
    assert (faulty / "citations/old.json").is_file()
    assert found(claimgrade) != []
    assert found(claimgrade, "--baseline", "old.json") == []


def test_a_line_that_cannot_be_read_hides_nothing_and_is_not_overwritten(
    claimgrade: Callable[..., Any], faulty: Path
) -> None:
    claimgrade("check", "--update-baseline")
    text = (faulty / BASELINE).read_text("utf-8")
    lines = text.splitlines()
    number = next(i for i, line in enumerate(lines) if "RD204" in line)
    lines[number] = f"<<<<<<< HEAD\n{lines[number][:-3]}"
    damaged = "\n".join(lines) + "\n"
    (faulty / BASELINE).write_text(damaged, "utf-8")
    assert found(claimgrade) == [
        ("RD204", STUDY),
        ("RD607", BASELINE),
        ("RD607", BASELINE),
    ]
    refused = claimgrade("check", "--update-baseline")
    assert refused.code == 2
    assert f"{BASELINE}:{number + 1}:1" in refused.err
    assert (faulty / BASELINE).read_text("utf-8") == damaged


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--baseline", "nowhere.json"], "there is no file nowhere.json"),
        (["--add"], "--add goes with --update-baseline"),
        (["--no-baseline", "--update-baseline"], "--no-baseline leaves the baseline out"),
        (["--select", "OS2,RD999"], "no code is or begins with 'RD999'"),
        (["--ignore", "XQ"], "no code is or begins with 'XQ'"),
        (["--select", ""], "no code is or begins with ''"),
    ],
)
def test_wrong_use_is_told_and_writes_nothing(
    claimgrade: Callable[..., Any], faulty: Path, arguments: list[str], said: str
) -> None:
    ran = claimgrade("check", *arguments)
    assert ran.code == 2
    assert said in ran.err
    assert not (faulty / BASELINE).exists()


# The file


def finding(message: str, path: str = "claims/a/b.yaml", line: int = 1) -> Finding:
    place = Location(path, line)
    return Finding("RD201", "unknown-key", Severity.MAJOR, Subject.RECORD, message, place)


ENTRIES = [
    Entry("RD201", f"claims/a/{name}.yaml", name, f"what “{name}” says") for name in "abcdef"
]


def test_what_is_written_reads_back_and_is_json_of_one_line_an_entry() -> None:
    text = written(reversed(ENTRIES))
    assert [entry for entry, _ in read_baseline(text, BASELINE).entries] == ENTRIES
    assert [line for _, line in read_baseline(text, BASELINE).entries] == [2, 3, 4, 5, 6, 7]
    assert json.loads(text)[0] == {"claimgrade-baseline": 1}
    assert [Entry(**item) for item in json.loads(text)[1:]] == ENTRIES
    assert len(text.splitlines()) == len(ENTRIES) + 2
    assert text == written(ENTRIES)


def test_a_baseline_that_a_formatter_laid_out_anew_reads_the_same() -> None:
    pretty = json.dumps(json.loads(written(ENTRIES)), indent=4)
    baseline = read_baseline(pretty, BASELINE)
    assert [entry for entry, _ in baseline.entries] == ENTRIES
    assert baseline.faults == ()


def test_each_entry_stands_for_one_finding() -> None:
    same = [finding("twice", line=3), finding("twice", line=9)]
    new, known = apart(same, read_baseline(written([entry_of(same[0])]), BASELINE))
    assert (new, known) == ((same[1],), (same[0],))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"code": "OS02"}', "an entry has the keys code, path, claim, message"),
        ('{"code": 1, "path": "", "claim": "", "message": ""}', "the values of an entry are texts"),
        ("3", "this is no entry"),
        ('{"claimgrade-baseline": 2}', "version 2 of a baseline is not known"),
    ],
)
def test_what_is_no_entry_is_said_with_its_line(line: str, said: str) -> None:
    (fault,) = read_baseline(f'[{{"claimgrade-baseline": 1}}\n,{line}\n]\n', BASELINE).faults
    assert (fault.code, fault.location.line) == ("RD607", 2)
    assert said in fault.message


def test_git_merges_what_two_people_took_out(tmp_path: Path) -> None:
    git = shutil.which("git")
    if git is None:
        pytest.skip("needs git")
    versions = {"base": ENTRIES, "ours": ENTRIES[1:], "theirs": ENTRIES[:-1]}
    for name, entries in versions.items():
        (tmp_path / name).write_text(written(entries), "utf-8")
    merged = subprocess.run(
        [git, "merge-file", "-p", "ours", "base", "theirs"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert merged.stdout == written(ENTRIES[1:-1])


# --select and --ignore


@pytest.mark.parametrize(
    ("arguments", "codes"),
    [
        (["--select", "RD"], {"RD201", "RD204"}),
        (["--select", "rd201,OS02"], {"RD201", "OS02"}),
        (["--select", "RD201", "--select", "OS02"], {"RD201", "OS02"}),
        (["--select", "RD", "--ignore", "RD204"], {"RD201"}),
        (["--select", "OS", "--ignore", "OS2"], {"OS02"}),
        (["--select", "SI06"], set()),
        (["--select", "si09B"], {"SI09b"}),
    ],
)
def test_codes_and_their_beginnings_are_selected_and_ignored(
    claimgrade: Callable[..., Any], faulty: Path, arguments: list[str], codes: set[str]
) -> None:
    assert {code for code, _ in found(claimgrade, *arguments)} == codes
    assert claimgrade("check", *arguments).code == (1 if codes else 0)


def test_checks_that_wait_are_selected_too(claimgrade: Callable[..., Any], example: Path) -> None:
    waiting = [f for f in found(claimgrade, "--strict") if f not in found(claimgrade)]
    code = waiting[0][0]
    assert counts(claimgrade, "--ignore", code)["waiting"] == len(waiting) - 1
    assert counts(claimgrade, "--select", code)["waiting"] == 1


def test_a_wrong_code_is_answered_with_the_nearest(
    claimgrade: Callable[..., Any], example: Path
) -> None:
    assert "did you mean 'OS02'?" in claimgrade("check", "--select", "OS022").err
