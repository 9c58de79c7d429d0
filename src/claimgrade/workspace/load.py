"""Loads a workspace: every file once, every fault as a finding, nothing raised for bad data."""

from pathlib import Path

from claimgrade.workspace.collector import collector_off
from claimgrade.workspace.files import Held
from claimgrade.workspace.loader import Loader
from claimgrade.workspace.opening import opened
from claimgrade.workspace.root import find_root
from claimgrade.workspace.workspace import Workspace

__all__ = ["find_root", "load"]


def load(root: Path | str, *, cache: bool = True, held: Held | None = None) -> Workspace:
    """Return the workspace at ``root``, the folder that holds ``claimgrade.toml``.

    Faults in its files are in ``Workspace.findings``, sorted by path, line and column.
    ``cache`` may be set to false to neither read nor write parsed files in the user's cache.
    ``held`` are bytes of its files read a moment ago (``cache.fingerprint``), used in their place.

    Raises:
        NotAWorkspace: there is no ``claimgrade.toml`` in ``root``.
        UnsupportedFormat: the workspace was written for a newer claimgrade.
    """
    with collector_off(), opened(root, cache=cache, held=held) as files:
        return Loader(files).load()
