"""Nothing that claimgrade does needs a network, and it says how old its list of retractions is."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

WITHOUT_NETWORK = """
import json, socket, sys

def refused(*_, **__):
    raise AssertionError("a connection was opened")

socket.socket = socket.create_connection = socket.getaddrinfo = refused
from click.testing import CliRunner
from claimgrade.cli.main import main
ended = [CliRunner().invoke(main, line.split()) for line in sys.argv[1:]]
print(json.dumps([[one.exit_code, one.stderr] for one in ended]))
"""

CODES = {
    "check --no-cache --fail-on never": 0,
    "list": 0,
    "show gh-290-fold --full": 0,
    "review": 0,
    "report": 0,
    "sources find lactate": 0,
    "sources suggest gh-290-fold": 0,
    "sources retractions": 1,
    "sources add 10.1000/x --offline": 1,
}
"""How each command ends on the review of this repository."""

COPIED = ("claims", "citations")

Ended = dict[str, tuple[int, str]]
"""The exit code of each command, and what it said of errors."""


@pytest.fixture(scope="module")
def copy(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the review of this repository."""
    root = tmp_path_factory.mktemp("offline")
    for folder in COPIED:
        shutil.copytree(repository / folder, root / folder)
    shutil.copy(repository / "claimgrade.toml", root)
    return root


@pytest.fixture(scope="module")
def ended(copy: Path) -> Ended:
    """All commands, one after the other, in one process that is refused every connection."""
    ran = subprocess.run(
        [sys.executable, "-c", WITHOUT_NETWORK, *CODES],
        cwd=copy,
        capture_output=True,
        check=True,
    )
    return dict(zip(CODES, map(tuple, json.loads(ran.stdout)), strict=True))


@pytest.mark.parametrize("command", CODES)
def test_a_command_opens_no_connection(ended: Ended, command: str) -> None:
    code, said = ended[command]
    assert code == CODES[command], said


@pytest.mark.usefixtures("ended")
def test_a_report_says_which_list_of_retractions_was_read_and_of_when(copy: Path) -> None:
    page = (copy / "reports" / "restricting-blood-flow" / "review.md").read_text(encoding="utf-8")
    assert "Retraction Watch" in page
    assert "2026-08-08" in page
