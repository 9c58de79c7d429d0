"""The locks: what is installed next year is what was tested today, on every platform."""

import re
import tomllib
from pathlib import Path

import pytest

LOCKS = ("requirements.txt", "requirements-test.txt", "tools/virtualenv.txt")
PINNED = re.compile(r"(?P<name>[a-z0-9][a-z0-9.-]*)==(?P<version>\S+)(?: ; (?P<marker>.+?))? \\")


def requirements(path: Path) -> dict[str, set[str]]:
    """Return the pinned versions by package name, one a marker."""
    pins: dict[str, set[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if match := PINNED.fullmatch(line):
            pins.setdefault(match["name"], set()).add(match["version"])
    return pins


def declared(repository: Path) -> list[str]:
    """Return the names of the packages that the package itself depends on."""
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [re.split(r"[<>=!~\[ ]", wanted, maxsplit=1)[0] for wanted in project["dependencies"]]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_is_pinned_and_carries_a_hash(repository: Path, lock: str) -> None:
    blocks = re.split(r"\n(?=\S)", (repository / lock).read_text(encoding="utf-8").strip())
    for block in blocks:
        head, *hashes = block.splitlines()
        assert PINNED.fullmatch(head), head
        assert hashes, f"{head} has no hash"
        for line in hashes:
            assert re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}(?: \\)?", line), line


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_name_no_address(repository: Path, lock: str) -> None:
    text = (repository / lock).read_text(encoding="utf-8")
    assert "://" not in text
    assert "index" not in text


def test_every_dependency_is_locked_with_the_build_backend(repository: Path) -> None:
    pins = requirements(repository / "requirements.txt")
    assert {*declared(repository), "hatchling"} <= set(pins)


def test_what_make_report_installs_holds_the_extra_with_the_statistics(repository: Path) -> None:
    assert "scipy" in requirements(repository / "requirements.txt")


def test_the_extras_that_make_pdf_and_docx_are_tested_but_not_installed_to_report(
    repository: Path,
) -> None:
    made_on_request = {"typst", "pypandoc-binary"}
    assert made_on_request <= set(requirements(repository / "requirements-test.txt"))
    assert not made_on_request & set(requirements(repository / "requirements.txt"))


def test_workbooks_are_tested_and_parquet_too_where_it_is_installed(repository: Path) -> None:
    """Neither is installed to report; pyarrow, 170 MB, not to test either."""
    shipped = set(requirements(repository / "requirements.txt"))
    tested = set(requirements(repository / "requirements-test.txt"))
    assert "xlsxwriter" in tested
    assert not {"xlsxwriter", "pyarrow"} & shipped
    assert "pyarrow" not in tested


def test_tests_run_on_the_versions_that_are_shipped(repository: Path) -> None:
    shipped = requirements(repository / "requirements.txt")
    tested = requirements(repository / "requirements-test.txt")
    assert {name: tested.get(name) for name in shipped} == shipped


def test_the_lock_holds_for_windows_too(repository: Path) -> None:
    assert "colorama" in requirements(repository / "requirements-test.txt")
