"""What several tests need from outside: the handed-over material, a browser, the command."""

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from _pytest.runner import pytest_make_collect_report as collected
from hypothesis import settings

settings.register_profile("claimgrade", deadline=None)  # no test fails for being slow
settings.load_profile("claimgrade")

REPOSITORY = Path(__file__).resolve().parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")


_ONLY_FILES = pytest.StashKey[bool]()
"""Whether every argument of the command names a file, or a test in one."""

_FOUND = pytest.StashKey[pytest.CollectReport]()
"""What was found in a folder."""


def pytest_configure(config: pytest.Config) -> None:
    """Note what was asked for, and begin with the browser, where few tests take longest.

    The collector of circular garbage walks all tests again and again, a tenth of the time, unless
    it comes less often.
    """
    gc.set_threshold(200_000, 20, 20)
    config.stash[_ONLY_FILES] = all(".py" in argument for argument in config.args)
    if config.pluginmanager.hasplugin("xdist"):  # would begin with the modules of most tests
        config.option.loadscopereorder = False


@pytest.hookimpl(tryfirst=True)
def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Pass over the files beside those asked for: pytest goes through all of them for each one."""
    beside = config.stash[_ONLY_FILES] and collection_path.suffix == ".py"
    return True if beside else None


@pytest.hookimpl(tryfirst=True)
def pytest_make_collect_report(collector: pytest.Collector) -> pytest.CollectReport | None:
    """Go through a folder once: pytest does so anew for each file in it that is asked for."""
    if not isinstance(collector, pytest.Dir):
        return None
    if _FOUND not in collector.stash:
        collector.stash[_FOUND] = collected(collector)
    return collector.stash[_FOUND]


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish() -> None:
    """Look once for what was left open; pytest looks ten times, and through all there is."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def nothing_waits_for_the_disk() -> Iterator[None]:
    """No test cuts the power, so what is written need not be on the disk, only in its files."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", os.fstat)
        yield


@pytest.fixture(scope="session")
def repository() -> Path:
    """The folder of this repository, which is a workspace too."""
    return REPOSITORY


@pytest.fixture(scope="session")
def shared() -> Path:
    """The reference material beside the repository; the test is skipped where there is none."""
    folder = REPOSITORY.parent / "shared"
    if not folder.is_dir():
        pytest.skip("needs the reference material in ../shared, which is not there")
    return folder


@pytest.fixture(scope="session")
def browser_executable() -> str:
    """A Chromium; where there is none, a skip, or a failure if CLAIMGRADE_REQUIRE_BROWSER=1."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is not None:
        return found
    reason = "needs Chromium, and none of " + ", ".join(BROWSERS) + " is on the PATH"
    if os.environ.get("CLAIMGRADE_REQUIRE_BROWSER") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@dataclass(frozen=True)
class Ran:
    """How a command ended, and what it printed."""

    code: int
    out: str
    err: str


@pytest.fixture
def claimgrade(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """The command, run in an empty folder that is the current one, with a cache of its own."""
    from click.testing import CliRunner

    from claimgrade.cli.main import main

    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("CLAIMGRADE_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("COLUMNS", "80")

    def run(*arguments: object) -> Ran:
        ended = CliRunner().invoke(main, [str(argument) for argument in arguments])
        gc.unfreeze()  # what a command sets aside as it ends would be counted by all after it
        return Ran(ended.exit_code, ended.stdout, ended.stderr)

    return run


@pytest.fixture
def example(claimgrade: Callable[..., Ran]) -> Path:
    """A workspace in the current folder: the worked example that ``init`` makes."""
    made = claimgrade("init", ".", "--as-of", "2026-11-22")
    assert made.code == 0, made.err
    return Path.cwd()
