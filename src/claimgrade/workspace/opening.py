"""Opens a workspace: its files are listed, and other processes may begin to read them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from claimgrade.workspace.cache import Cache
from claimgrade.workspace.errors import NotAWorkspace
from claimgrade.workspace.files import SETTINGS_FILE, Held, WorkspaceFiles, list_files
from claimgrade.workspace.reading.documents import DocumentReader


@dataclass(frozen=True, slots=True)
class Opened:
    """A workspace whose files are known and not read yet, or just being read."""

    root: Path
    files: WorkspaceFiles
    cache: Cache
    documents: DocumentReader
    held: Held | None


@contextmanager
def opened(root: Path | str, *, cache: bool = True, held: Held | None = None) -> Iterator[Opened]:
    """Open the workspace at ``root``, the folder that holds ``claimgrade.toml``.

    ``cache`` and ``held`` are as for :func:`claimgrade.workspace.load.load`.

    Raises:
        NotAWorkspace: there is no ``claimgrade.toml`` in ``root``.
    """
    folder = Path(root)
    if not (folder / SETTINGS_FILE).is_file():
        raise NotAWorkspace(str(folder))
    with Cache.open(cache) as store:
        files = list_files(str(folder))
        documents = DocumentReader(str(folder), store, held)
        documents.read_ahead([one[-1] for one in (*files.studies, *files.claims)])
        try:
            yield Opened(folder, files, store, documents, held)
        finally:
            documents.end()
