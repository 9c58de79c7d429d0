"""``check`` tells of each study what its own numbers say is not possible, and at which line."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimgrade.assess.review import assess
from claimgrade.assess.rule_results import rule_results
from claimgrade.model.finding import Subject

pytest.importorskip("scipy", reason="printed tests need the extra: claimgrade[stats]")

ARTICLE = "title: An article\n"
STUDY = """\
design: randomised-trial
n: 50
results:
  - id: first
    p: p=0.02
  - id: second
    groups:
      - name: cuff
        n: 28
        mean: 5.19
    whole_numbers: true
    reported:
      - t(28) = 2.20, p = .04
      - t(28) = 1.20, p = .03
"""


@pytest.fixture
def workspace(claimgrade: Callable[..., Any]) -> Path:
    """A workspace with one study, whose mean and second test cannot be."""
    folder = Path.cwd()
    (folder / "claims" / "an-article").mkdir(parents=True)
    (folder / "citations" / "studies").mkdir(parents=True)
    (folder / "claimgrade.toml").write_text("format = 1\n", encoding="utf-8")
    (folder / "claims" / "an-article" / "article.yaml").write_text(ARTICLE, encoding="utf-8")
    (folder / "citations" / "library.bib").write_text(
        "@article{trial, title = {A trial}, author = {Doe, J}, year = {2020}}\n", encoding="utf-8"
    )
    (folder / "citations" / "studies" / "trial.yaml").write_text(STUDY, encoding="utf-8")
    return folder


def checked(claimgrade: Callable[..., Any], *more: str) -> list[tuple[str, int, int, str]]:
    out = claimgrade("check", "--select", "RD8", "--format", "json", *more).out
    return [(f["code"], f["line"], f["column"], f["severity"]) for f in json.loads(out)["findings"]]


def test_a_finding_stands_where_the_number_is_written(
    claimgrade: Callable[..., Any], workspace: Path
) -> None:
    assert checked(claimgrade) == [("RD801", 10, 9, "major"), ("RD803", 14, 9, "major")]
    assert claimgrade("check", "--fail-on", "record").code == 1


def test_a_review_holds_the_findings_on_its_studies(workspace: Path) -> None:
    from claimgrade.workspace.load import load

    records = load(workspace, cache=False)
    findings = [f for f in assess(records).findings if f.code.startswith("RD8")]
    assert [(f.code, f.subject, f.claim) for f in findings] == [
        ("RD801", Subject.RECORD, None),
        ("RD803", Subject.RECORD, None),
    ]
    assert [f for f in rule_results(records).findings if f.code.startswith("RD8")] == findings


def without_scipy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("scipy", "scipy.special"):
        monkeypatch.setitem(sys.modules, name, None)


def test_without_the_extra_one_finding_says_how_to_install_it_and_the_rest_stands(
    claimgrade: Callable[..., Any], workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_scipy(monkeypatch)
    assert checked(claimgrade) == [("RD801", 10, 9, "major"), ("RD805", 13, 9, "info")]
    out = claimgrade("check", "--select", "RD805").out
    assert "2 printed tests are not checked, in 1 study: scipy is not installed" in out
    assert 'pip install "claimgrade[stats]"' in " ".join(out.split())


def test_what_is_kept_from_a_check_without_the_extra_is_not_the_answer_with_it(
    claimgrade: Callable[..., Any], workspace: Path
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        without_scipy(patch)
        assert [code for code, *_ in checked(claimgrade)] == ["RD801", "RD805"]
    assert [code for code, *_ in checked(claimgrade)] == ["RD801", "RD803"]


def test_information_on_a_record_is_no_reason_to_fail(
    claimgrade: Callable[..., Any], workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_scipy(monkeypatch)
    only = ("check", "--select", "RD805", "--fail-on")
    assert claimgrade(*only, "record").code == 0
    assert claimgrade(*only, "any").code == 1


def test_a_baseline_takes_a_number_that_is_printed_so(
    claimgrade: Callable[..., Any], workspace: Path
) -> None:
    assert claimgrade("check", "--update-baseline", "--fail-on", "never").code == 0
    assert checked(claimgrade) == []


def test_a_check_loads_the_statistics_only_where_a_record_needs_them(workspace: Path) -> None:
    file = workspace / "citations" / "studies" / "trial.yaml"
    without = STUDY.partition("    reported:")[0]
    file.write_text(without, encoding="utf-8")
    with_a_test = f"{without}    reported: ['t(28) = 1.20, p = .03']\n"
    program = (
        "import pathlib, sys; from claimgrade.cli.main import main\n"
        "def check():\n"
        "    try: main(['check', '--no-cache', '--fail-on', 'never'])\n"
        "    except SystemExit: print('loaded:', bool({'scipy', 'numpy'} & set(sys.modules)))\n"
        f"check(); pathlib.Path({str(file)!r}).write_text({with_a_test!r}); check()"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program],
        cwd=workspace,
        env=os.environ,
        capture_output=True,
        text=True,
        check=True,
    )
    first, second = ran.stdout.split("loaded: ", 1)[0], ran.stdout.split("loaded: ")[1:]
    assert "RD801" in first
    assert second[0].startswith("False")
    assert "RD803" in second[0]
    assert second[1].startswith("True")
