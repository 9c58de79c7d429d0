"""``correct`` enters a dated correction with its reason, and changes nothing else."""

import datetime
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimgrade.model.plain import plain
from claimgrade.workspace.load import load

FOLDER = "claims/skipping-rope"
ARTICLE = f"{FOLDER}/article.yaml"
CLAIM = f"{FOLDER}/jump-higher.yaml"
PAGE = "reports/skipping-rope/claims/jump-higher.html"

TWO = """\
corrections:   # the latest last
  - {on: 2026-10-01, claim: jump-higher, what: a number}   # kept
  - on: 2026-10-20
    claim: jump-higher
    what: a name
"""


@pytest.fixture
def article(example: Path) -> Path:
    return example / ARTICLE


def corrections(folder: Path) -> list[dict[str, str]]:
    workspace = load(folder, cache=False)
    assert not [f for f in workspace.findings if f.location.path == ARTICLE]
    return [
        {name: str(value) for name, value in plain(entry).items() if value}
        for entry in workspace.articles["skipping-rope"].corrections
    ]


def record(folder: Path, verdict: str) -> None:
    """Have the reviewer record a verdict, as somebody does who looked again."""
    path = folder / CLAIM
    text = path.read_text("utf-8")
    own = f"verdict: {{verdict: {verdict}, reason: looked again, by: Anna}}\n"
    path.write_text(text.partition("verdict: {")[0] + own, "utf-8")


def test_a_correction_is_appended_and_every_other_byte_stays(
    claimgrade: Callable[..., Any], article: Path
) -> None:
    before = article.read_text("utf-8") + TWO
    article.write_text(before, "utf-8")
    ran = claimgrade(
        *("correct", "jump", "--reason", 'a slip: "7" # not 8', "--on", "2026-11-01"),
        *("--by", "Anna", "--what", "the number of people"),
    )
    assert ran.code == 0, ran.err
    after = article.read_text("utf-8")
    assert after.startswith(before)
    assert corrections(Path.cwd())[2] == {
        "on": "2026-11-01",
        "claim": "jump-higher",
        "what": "the number of people",
        "reason": 'a slip: "7" # not 8',
        "after": "overstated",
        "by": "Anna",
    }
    assert "next: claimgrade report" in ran.out


@pytest.mark.parametrize(
    ("day", "place"), [("2026-09-30", 0), ("2026-10-01", 1), ("2026-10-19", 1), ("2026-10-20", 2)]
)
def test_corrections_stand_in_the_order_of_their_days_and_none_is_replaced(
    claimgrade: Callable[..., Any], article: Path, day: str, place: int
) -> None:
    article.write_text(article.read_text("utf-8") + TWO, "utf-8")
    assert claimgrade("correct", "jump", "--reason", "why", "--on", day).code == 0
    assert claimgrade("correct", "jump", "--reason", "why", "--on", day).code == 0
    made = corrections(Path.cwd())
    assert [entry["on"] for entry in made] == sorted(entry["on"] for entry in made)
    assert [entry["what"] for entry in made].index("check corrected") == place
    assert len(made) == 4
    text = article.read_text("utf-8")
    assert "# the latest last" in text
    assert "what: a number}   # kept" in text


def test_the_verdict_published_until_then_is_read_from_the_claims_page(
    claimgrade: Callable[..., Any], article: Path
) -> None:
    folder = Path.cwd()
    assert claimgrade("report", "--view", "claimreview").code == 0
    assert (folder / PAGE).is_file()
    record(folder, "misleading")
    ran = claimgrade("correct", "jump", "--reason", "a study was read wrongly")
    assert "from “Overstated” to “Misleading”" in ran.out
    (entry,) = corrections(folder)
    assert (entry["before"], entry["after"]) == ("overstated", "misleading")
    assert entry["on"] == datetime.datetime.now().astimezone().date().isoformat()


def test_without_a_page_the_last_correction_says_what_was_published(
    claimgrade: Callable[..., Any], article: Path
) -> None:
    folder = Path.cwd()
    assert claimgrade("correct", "jump", "--reason", "one").code == 0
    record(folder, "misleading")
    assert claimgrade("correct", "jump", "--reason", "two").code == 0
    assert [entry.get("before") for entry in corrections(folder)] == [None, "overstated"]


def test_the_former_verdict_can_be_named(claimgrade: Callable[..., Any], article: Path) -> None:
    ran = claimgrade("correct", "jump", "--reason", "why", "--before", "supported")
    assert "from “Supported as worded” to “Overstated”" in ran.out
    unknown = claimgrade("correct", "jump", "--reason", "why", "--before", "false")
    assert unknown.code == 2


def test_a_verdict_that_was_never_published_is_not_made_up(
    claimgrade: Callable[..., Any], article: Path
) -> None:
    ran = claimgrade("correct", "jump", "--reason", "why")
    assert "the verdict published before is not known; --before names it" in ran.out
    assert "before" not in corrections(Path.cwd())[0]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["jump"], "--reason is missing"),
        (["jump", "--reason", "  "], "--reason is empty"),
        (["quantum", "--reason", "why"], "no claim matches 'quantum'"),
        (["jump", "--reason", "why", "--on", "2999-01-01"], "2999-01-01 is still to come"),
        (["jump", "--reason", "why", "--on", "yesterday"], "'yesterday' is not a day"),
        ([], "Missing argument"),
    ],
)
def test_wrong_use_says_what_to_do_and_writes_nothing(
    claimgrade: Callable[..., Any], article: Path, arguments: list[str], said: str
) -> None:
    before = article.read_bytes()
    ran = claimgrade("correct", *arguments)
    assert ran.code == 2
    assert said in ran.err
    assert article.read_bytes() == before


def test_an_article_without_a_record_or_with_a_broken_one_is_not_written_to(
    claimgrade: Callable[..., Any], article: Path
) -> None:
    article.write_text("title: [unclosed\n", "utf-8")
    ran = claimgrade("correct", "jump", "--reason", "why")
    assert (ran.code, article.read_text("utf-8")) == (2, "title: [unclosed\n")
    assert "cannot be read" in ran.err
    article.unlink()
    ran = claimgrade("correct", "jump", "--reason", "why")
    assert ran.code == 2
    assert f"there is no {ARTICLE}" in ran.err
    assert not article.exists()


def test_a_list_in_square_brackets_is_refused(
    claimgrade: Callable[..., Any], article: Path
) -> None:
    text = article.read_text("utf-8") + "corrections: []\n"
    article.write_text(text, "utf-8")
    ran = claimgrade("correct", "jump", "--reason", "why")
    assert (ran.code, article.read_text("utf-8")) == (2, text)
    assert "written as blocks" in ran.err or "write it as blocks" in ran.err


def test_it_is_shown_in_the_review_the_claims_page_and_the_index(
    claimgrade: Callable[..., Any], article: Path
) -> None:
    claimgrade(
        *("correct", "jump", "--reason", "<b>a slip</b>", "--before", "supported"),
        *("--on", "2026-11-21"),
    )
    assert claimgrade("report").code == 0
    said = "check corrected, the verdict from “Supported as worded” to “Overstated” – "
    for name in ("skipping-rope/index.html", "skipping-rope/claims/jump-higher.html", "index.html"):
        html = (Path.cwd() / "reports" / name).read_text("utf-8")
        assert f"{said}&lt;b&gt;a slip&lt;/b&gt;" in html, name
        assert "2026-11-21" in html
    for name in ("skipping-rope/review.md", "README.md"):
        markdown = (Path.cwd() / "reports" / name).read_text("utf-8")
        assert f"2026-11-21: {said}&lt;b&gt;a slip&lt;/b&gt;" in markdown, name


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal as POSIX has them")
def test_on_a_terminal_the_reason_is_asked_for(article: Path, tmp_path: Path) -> None:
    import pty

    master, terminal = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "claimgrade", "correct", "jump"],
        stdin=terminal,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "CLAIMGRADE_CACHE_DIR": str(tmp_path / "own")},
        text=True,
    ) as process:
        os.close(terminal)
        os.write(master, b"\nthe trial reported a median\n")
        try:
            out, _ = process.communicate(timeout=30)
        finally:
            process.kill()
            os.close(master)
    assert process.returncode == 0, out
    assert out.count("Why it was corrected") == 2
    assert corrections(Path.cwd())[0]["reason"] == "the trial reported a median"
