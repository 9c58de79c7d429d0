"""What is built and given away: the wheel, the source archive, and their licences."""

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

import claimgrade


@pytest.fixture(scope="module")
def built(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the source archive of this tree."""
    folder = tmp_path_factory.mktemp("built")
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    subprocess.run(command, cwd=repository, check=True, capture_output=True)
    return folder


def test_wheel_holds_every_file_of_the_package(repository: Path, built: Path) -> None:
    package = repository / "src"
    left_out = ("__pycache__", ".")
    files = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*")
        if path.is_file()
        and not any(part.startswith(left_out) for part in path.relative_to(package).parts)
    }
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        shipped = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert shipped == files


def test_wheel_has_the_version_and_the_licence_of_the_source(built: Path) -> None:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        info = f"claimgrade-{claimgrade.__version__}.dist-info"
        metadata = wheel.read(f"{info}/METADATA").decode()
        licence = wheel.read(f"{info}/licenses/LICENSE").decode()
    assert f"\nVersion: {claimgrade.__version__}\n" in metadata
    assert "\nLicense-Expression: MIT AND CC-BY-SA-3.0\n" in metadata
    assert licence.startswith("MIT License")


def test_source_archive_holds_the_package_and_nothing_of_the_review(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        tops = {name.split("/")[1] for name in archive.getnames()}
    assert {"src", "README.md", "LICENSE", "CHANGELOG.md", "pyproject.toml"} <= tops
    assert not tops & {"claims", "citations", "reports", "tests", ".venv"}


def test_the_installed_package_says_that_it_is_typed() -> None:
    assert (Path(claimgrade.__file__).parent / "py.typed").is_file()


def test_review_data_have_a_licence_of_their_own(repository: Path) -> None:
    text = (repository / "LICENSE-DATA").read_text(encoding="utf-8")
    assert "CC BY 4.0" in text
    assert "claims/" in text
    assert "citations/" in text


def test_changelog_has_an_entry_for_this_version(repository: Path) -> None:
    text = (repository / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"\n## [{claimgrade.__version__}] - " in text
