"""One browser, one tab and one rendering of this repository's review for all that look at pages.

A browser takes long to start, and so does a new tab, which is a process of its own: most pages are
shown sooner than that. So all tests have the same tab, put back before each.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
)


@pytest.fixture(scope="package")
def browser(browser_executable: str) -> Iterator[Any]:
    """A browser that is started once."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright")
    with playwright.sync_playwright() as started:
        launched = started.chromium.launch(executable_path=browser_executable, args=list(FLAGS))
        yield launched
        launched.close()


@pytest.fixture(scope="package")
def only_tab(browser: Any) -> Any:
    """The tab that all tests share."""
    return browser.new_page()


@pytest.fixture
def tab(only_tab: Any) -> Any:
    """The tab with nothing in it, as wide as a screen, in light."""
    only_tab.goto("about:blank")
    only_tab.emulate_media(media="null", color_scheme="light")
    only_tab.set_viewport_size({"width": 1280, "height": 800})
    return only_tab


@pytest.fixture(scope="package")
def reports(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the reports of this repository, rendered from its records."""
    from claimgrade.assess.review import assess
    from claimgrade.reports.publish import render_reports
    from claimgrade.reports.writing import write
    from claimgrade.workspace.load import load

    workspace = load(repository, cache=False)
    folder = tmp_path_factory.mktemp("reports")
    write(folder, render_reports(workspace, assess(workspace)))
    return folder
