"""Finding the folder of a workspace, without loading anything."""

from pathlib import Path

from claimgrade.workspace.errors import NotAWorkspace
from claimgrade.workspace.files import SETTINGS_FILE


def find_root(start: Path) -> Path:
    """Return the nearest folder at or above ``start`` that holds ``claimgrade.toml``.

    Raises:
        NotAWorkspace: there is none.
    """
    place = Path(start).resolve()
    for folder in (place, *place.parents):
        if (folder / SETTINGS_FILE).is_file():
            return folder
    raise NotAWorkspace(str(start))
