"""Large reviews are rendered in parts and by several processes; old pages are taken away."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from claimgrade.assess.review import assess
from claimgrade.model.assessment import Review
from claimgrade.reports.catalogue import render
from claimgrade.reports.edition import Edition
from claimgrade.reports.manifest import NAME, manifest, remove, stale
from claimgrade.reports.rendering import (
    assess_and_write,
    can_be_assessed_later,
    render_and_write,
)
from claimgrade.workspace.load import load
from claimgrade.workspace.sharing_out import Share
from conftest import Ran

LISTED = Path("reports") / NAME
SECOND = """\
quote:
  exact: "ropes are cheap"
statement: Skipping ropes cost little.
wording: {relation: description, hedge: plain}
certainty: very-low
because: Nobody compared prices.
"""

linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux copies a process at once")


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder by its name."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def three_articles(example: Path) -> Path:
    """The example with its article under three names, and a second claim on each."""
    (first,) = (path for path in (example / "claims").iterdir() if path.is_dir())
    (first / "cheap-ropes.yaml").write_text(SECOND, encoding="utf-8")
    for name in ("b-second", "c-third"):
        other = first.with_name(name)
        other.mkdir()
        for path in first.iterdir():
            (other / path.name).write_bytes(path.read_bytes())
    return example


@linux
@pytest.mark.parametrize("processes", [1, 2, 3])
def test_however_many_processes_render_the_files_are_those_of_one_whole_rendering(
    three_articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, processes: int
) -> None:
    monkeypatch.setattr(
        "claimgrade.reports.rendering.processes_for", lambda claims, least: processes
    )
    workspace = load(three_articles)
    edition = Edition(workspace, assess(workspace))
    whole = {
        name: text.encode() if isinstance(text, str) else text
        for name, text in render(edition).items()
    }
    written = render_and_write(tmp_path / "out", edition)
    assert contents(tmp_path / "out") == whole
    assert set(written.names) == set(written.differing) == set(whole)
    assert render_and_write(tmp_path / "out", edition, check=True).differing == ()


@linux
def test_what_a_process_could_not_render_is_rendered_by_the_one_that_asked(
    three_articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Failing(Share):
        def __init__(self, work: object) -> None:
            super().__init__(lambda: str(1 / 0))

    monkeypatch.setattr("claimgrade.reports.rendering.processes_for", lambda claims, least: 2)
    monkeypatch.setattr("claimgrade.reports.rendering.Share", Failing)
    workspace = load(three_articles)
    edition = Edition(workspace, assess(workspace))
    render_and_write(tmp_path / "out", edition, ["review"], ["markdown"])
    assert set(contents(tmp_path / "out")) == set(render(edition, ["review"], ["markdown"]))


@linux
@pytest.mark.parametrize("processes", [1, 2, 3])
def test_what_each_process_assesses_for_itself_is_what_one_assessment_gives(
    three_articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, processes: int
) -> None:
    monkeypatch.setattr(
        "claimgrade.reports.rendering.processes_for", lambda claims, least: processes
    )
    third = three_articles / "claims/c-third/cheap-ropes.yaml"
    third.write_text(f"{SECOND}builds_on: [b-second/cheap-ropes]\n", encoding="utf-8")
    workspace = load(three_articles)
    names = ("review", "cards", "findings")
    whole = render(Edition(workspace, assess(workspace)), names)
    edition = Edition(workspace, Review(()))
    written = assess_and_write(tmp_path / "out", edition, names)
    assert set(written.names) == set(whole)
    assert contents(tmp_path / "out") == {
        name: text.encode() if isinstance(text, str) else text for name, text in whole.items()
    }


def test_a_reading_of_the_whole_workspace_is_not_assessed_article_by_article(
    three_articles: Path, tmp_path: Path
) -> None:
    workspace = load(three_articles)
    assert can_be_assessed_later(["review", "matrix"], workspace)
    for names in (["review", "index"], ["claimreview"], []):
        assert not can_be_assessed_later(names, workspace)
        with pytest.raises(ValueError, match="whole workspace"):
            assess_and_write(tmp_path, Edition(workspace, Review(())), names)


def test_the_page_of_a_claim_that_is_gone_is_reported_and_then_removed(
    claimgrade: Callable[..., Ran], three_articles: Path
) -> None:
    assert claimgrade("report").code == 0
    page = Path("reports/b-second/claims/cheap-ropes.html")
    mine = page.with_name("my-notes.html")
    mine.write_text("mine")
    assert page.is_file()
    (three_articles / "claims/b-second/cheap-ropes.yaml").unlink()
    checked = claimgrade("report", "--check")
    assert checked.code == 1
    assert f"stale  {page.as_posix()}\n" in checked.out
    assert "1 file no longer rendered: claimgrade report" in checked.out
    assert page.is_file()
    ran = claimgrade("report")
    assert f"removed  {page.as_posix()}\n" in ran.out
    assert not page.exists()
    assert mine.read_text() == "mine"
    assert claimgrade("report", "--check").code == 0


def test_the_reports_of_an_article_that_is_gone_are_removed_with_their_folder(
    claimgrade: Callable[..., Ran], three_articles: Path
) -> None:
    claimgrade("report")
    for path in (three_articles / "claims/c-third").iterdir():
        path.unlink()
    (three_articles / "claims/c-third").rmdir()
    claimgrade("report")
    assert not Path("reports/c-third").exists()
    assert Path("reports/b-second/index.html").is_file()


def test_readings_made_on_request_are_neither_listed_nor_removed(
    claimgrade: Callable[..., Ran], three_articles: Path
) -> None:
    claimgrade("report")
    before = LISTED.read_text()
    claimgrade("report", "--view", "findings", "--format", "docx")
    claimgrade("report")
    assert Path("reports/b-second/findings.docx").is_file()
    assert LISTED.read_text() == before


def test_a_list_that_leads_out_of_the_folder_removes_nothing(tmp_path: Path) -> None:
    root = tmp_path / "reports"
    root.mkdir()
    (tmp_path / "precious.txt").write_text("mine")
    (root / NAME).write_text(f"../precious.txt\n{tmp_path}/precious.txt\nold.html\n")
    (root / "old.html").write_text("old")
    assert stale(root, []) == ("old.html",)
    remove(root, ["old.html"])
    assert (tmp_path / "precious.txt").read_text() == "mine"
    assert not (root / "old.html").exists()
    with pytest.raises(ValueError, match="outside"):
        remove(root, ["../precious.txt"])


def test_the_list_names_each_file_once_and_never_itself(tmp_path: Path) -> None:
    text = manifest(["b.html", "a/c.md", "b.html", NAME])
    assert [line for line in text.splitlines() if not line.startswith("#")] == ["a/c.md", "b.html"]
