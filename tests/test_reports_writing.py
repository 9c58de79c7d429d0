"""Report files are written whole, only where they differ, and only below their folder."""

import os
from pathlib import Path

import pytest

from claimgrade.reports.writing import write

FILES = {"index.html": "<p>ü</p>\n", "an-article/review.md": "# A\n"}


def tree(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


def test_files_are_written_as_utf8_and_named(tmp_path: Path) -> None:
    assert write(tmp_path, FILES) == ("an-article/review.md", "index.html")
    assert tree(tmp_path) == {name: text.encode() for name, text in FILES.items()}


def test_a_file_that_does_not_differ_is_left_alone(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    os.utime(tmp_path / "index.html", (1, 1))
    assert write(tmp_path, FILES | {"an-article/review.md": "# B\n"}) == ("an-article/review.md",)
    assert (tmp_path / "index.html").stat().st_mtime == 1


def test_check_names_what_differs_or_is_missing_and_writes_nothing(tmp_path: Path) -> None:
    write(tmp_path, {"index.html": "old\n"})
    before = tree(tmp_path)
    assert write(tmp_path, FILES, check=True) == ("an-article/review.md", "index.html")
    assert tree(tmp_path) == before


def test_nothing_else_in_the_folder_is_removed(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    write(tmp_path, FILES)
    assert (tmp_path / "notes.txt").read_text() == "mine"


@pytest.mark.parametrize("name", ["../out.html", "/out.html", "a/../../out.html", "..\\x"])
def test_a_name_that_leads_out_of_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="outside"):
        write(tmp_path / "reports", {name: "x"})
    assert tree(tmp_path) == {}


def test_a_linked_folder_that_leads_out_is_refused(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "an-article").symlink_to(outside)
    with pytest.raises(ValueError, match="outside"):
        write(reports, {"an-article/index.html": "x"})
    assert tree(outside) == {}


def test_a_write_that_fails_leaves_the_old_file_and_no_remains(tmp_path: Path) -> None:
    write(tmp_path, {"index.html": "old\n"})
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match="folder"):
        write(tmp_path, {"folder": "a file where a folder is"})
    assert tree(tmp_path) == {"index.html": b"old\n"}
