"""The index of a library, kept in the user's cache folder for as long as the library is the same.

It is named by the content of the bibliography. One that is missing, damaged or cannot be written
is made anew, at worst in memory alone.
"""

import contextlib
import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

from claimgrade.library.search.document import Document
from claimgrade.library.search.index import Index
from claimgrade.workspace.cache import cache_folder, content_key
from claimgrade.workspace.files import MAX_BIBLIOGRAPHY_BYTES, list_files, read_at_most

LAYOUT = "search 1"
"""Raised when an index holds something else than before."""

MOST_KEPT = 4
"""How many indexes are kept; the oldest go first."""


def library_index(root: Path, *, cache: bool = True) -> Index:
    """Return the index of the bibliography of the workspace at ``root``.

    ``cache`` may be set to false to make it in memory, from the files as they are.

    Raises:
        NotAWorkspace: there is no ``claimgrade.toml`` in ``root``.
    """
    if cache:
        path = cache_folder() / f"search-{_name(root)}.sqlite"
        with contextlib.suppress(sqlite3.Error, OSError):
            return Index.open(str(path))
        with contextlib.suppress(sqlite3.Error, OSError):
            _write(root, path)
            return Index.open(str(path))
    return Index.of(_documents(root, cache=cache))


def _documents(root: Path, *, cache: bool) -> Iterator[Document]:
    from claimgrade.library.search.documents import documents
    from claimgrade.workspace.load import load

    return documents(load(root, cache=cache).sources.values())


def _name(root: Path) -> str:
    """Return a digest of the names and bytes of the bibliography and what is recorded on it."""
    digest = hashlib.blake2b(digest_size=20)
    files = list_files(str(root))
    for name in (*files.bibliographies, *filter(None, (files.details,))):
        try:
            data = read_at_most(str(root / name), MAX_BIBLIOGRAPHY_BYTES + 1)
        except OSError as error:
            data = f"unreadable: {error.errno}".encode()
        digest.update(f"{name}\0{len(data)}\0".encode())
        digest.update(data)
    return content_key(digest.digest(), LAYOUT)


def _write(root: Path, path: Path) -> None:
    """Make the index beside its place and put it there whole; take out the oldest others."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".search-", suffix=".new")
    os.close(handle)
    try:
        Index.of(_documents(root, cache=True), draft).close()
        os.replace(draft, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(draft)
        raise
    others = sorted(path.parent.glob("search-*.sqlite"), key=lambda one: one.stat().st_mtime)
    for old in others[:-MOST_KEPT]:
        with contextlib.suppress(OSError):
            old.unlink()
