"""Opens a workspace: its files are listed, and other processes may begin to read them."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from claimgrade.workspace.cache import Cache
from claimgrade.workspace.errors import NotAWorkspace
from claimgrade.workspace.faults import Fault
from claimgrade.workspace.files import (
    JOURNAL_FILE,
    SETTINGS_FILE,
    Held,
    WorkspaceFiles,
    list_files,
)
from claimgrade.workspace.reading.documents import DocumentReader


class Opened(NamedTuple):
    """A workspace whose files are known and not read yet, or just being read.

    ``interrupted`` says why a change of several files that broke off could not be finished.
    """

    root: Path
    files: WorkspaceFiles
    cache: Cache
    documents: DocumentReader
    held: Held | None
    interrupted: Fault | None = None


@contextmanager
def opened(root: Path | str, *, cache: bool = True, held: Held | None = None) -> Iterator[Opened]:
    """Open the workspace at ``root``, the folder that holds ``claimgrade.toml``.

    ``cache`` and ``held`` are as for :func:`claimgrade.workspace.load.load`. A change of several
    files that a killed process had begun is finished first: until then the files are neither what
    they were nor what they were to be.

    Raises:
        NotAWorkspace: there is no ``claimgrade.toml`` in ``root``.
    """
    folder = Path(root)
    if not (folder / SETTINGS_FILE).is_file():
        raise NotAWorkspace(str(folder))
    interrupted = _finish_interrupted(folder)
    with Cache.open(cache) as store:
        files = list_files(str(folder))
        documents = DocumentReader(str(folder), store, held)
        records = (one[-1] for one in (*files.studies, *files.claims))
        documents.read_ahead([*files.articles.values(), *records])
        try:
            yield Opened(folder, files, store, documents, held, interrupted)
        finally:
            documents.end()


def _finish_interrupted(folder: Path) -> Fault | None:
    if not os.path.lexists(folder / JOURNAL_FILE):
        return None
    from claimgrade.workspace.editing.journal import finish

    return finish(folder).fault
