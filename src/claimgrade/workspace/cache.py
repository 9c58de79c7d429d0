"""What was worked out before, kept by content in the user's cache folder; never needed.

One SQLite file holds rows of text under (kind, key), each with a digest of itself. A row, or a
file, that is missing or damaged counts as not there. No row says where it came from, so that
the same content is read once for all workspaces.
"""

import contextlib
import hashlib
import os
import sqlite3
import sys
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

from claimgrade import __version__
from claimgrade.workspace.files import FORMAT, Held, WorkspaceFiles, digests, list_files

MAX_CACHE_BYTES = 512 * 1024 * 1024
"""When the cache file has grown beyond this, it is emptied."""

_LAYOUT = 3
_PAGE_BYTES = 16384
_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS row ("
    "kind TEXT NOT NULL, key TEXT NOT NULL, text BLOB NOT NULL, digest BLOB NOT NULL, "
    "PRIMARY KEY (kind, key))"
)


def cache_folder() -> Path:
    """Return the folder of the cache: ``CLAIMGRADE_CACHE_DIR``, or the user's cache folder."""
    chosen = os.environ.get("CLAIMGRADE_CACHE_DIR")
    if chosen:
        return Path(chosen)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
        return Path(base) / "claimgrade" / "cache"
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "claimgrade"


def content_key(data: bytes, *more: str) -> str:
    """Return the key of some content under this version of the tool and of the format."""
    digest = hashlib.blake2b(digest_size=20)
    for part in (__version__, str(FORMAT), str(_LAYOUT), *more):
        digest.update(part.encode() + b"\0")
    digest.update(data)
    return digest.hexdigest()


def fingerprint(
    root: Path | str,
    *more: str,
    held: Held | None = None,
    files: WorkspaceFiles | None = None,
) -> str:
    """Return one digest of a workspace: names and bytes of its files, tool and format.

    ``more`` takes what else a result depends on, such as the day or the options of a command.
    ``held``, where given, takes the bytes that are read, for loading the workspace from them; what
    was read before the call counts as it was then. ``files`` are its files where they are known.
    """
    digest = hashlib.blake2b(digest_size=32)
    for part in (__version__, str(FORMAT), *more):
        digest.update(part.encode() + b"\0")
    listed = digests(str(root), files or list_files(str(root)), held)
    digest.update("".join([f"{name}\0{of_file}\0" for name, of_file in listed]).encode())
    return digest.hexdigest()


class Cache:
    """A store of text by kind and key that never fails: at worst it holds nothing."""

    def __init__(self, connection: sqlite3.Connection | None, path: Path | None = None) -> None:
        self._connection = connection
        self._path = path

    @classmethod
    def open(cls, enabled: bool = True) -> "Cache":
        """Return the user's cache; one that holds nothing when it is off or cannot be opened."""
        if not enabled:
            return cls(None)
        path = cache_folder() / f"claimgrade-{_LAYOUT}.sqlite"
        for _ in range(2):
            try:
                return cls(_connect(path), path)
            except (sqlite3.Error, OSError):
                _remove(path)
        return cls(None)

    @property
    def is_open(self) -> bool:
        """False for a cache that holds and takes nothing."""
        return self._connection is not None

    def get(self, kind: str, key: str) -> str | None:
        """Return the text under ``kind`` and ``key``, or ``None``."""
        data = self.get_bytes(kind, key)
        return None if data is None else data.decode()

    def get_bytes(self, kind: str, key: str) -> bytes | None:
        """Return what :meth:`get` does, in UTF-8."""
        if self._connection is None:
            return None
        try:
            row = self._connection.execute(
                "SELECT text, digest FROM row WHERE kind = ? AND key = ?", (kind, key)
            ).fetchone()
        except (sqlite3.Error, OSError, UnicodeDecodeError) as error:
            self._give_up_if_damaged(error)
            return None
        if row is None or not isinstance(row[0], bytes) or row[1] != _digest(kind, key, row[0]):
            return None
        return row[0]

    def has_any(self, kind: str) -> bool:
        """Return whether anything is kept under ``kind``."""
        if self._connection is None:
            return False
        try:
            query = "SELECT 1 FROM row WHERE kind = ? LIMIT 1"
            return self._connection.execute(query, (kind,)).fetchone() is not None
        except (sqlite3.Error, OSError) as error:
            self._give_up_if_damaged(error)
            return False

    def put_many(self, kind: str, rows: Iterable[tuple[str, str | bytes]]) -> None:
        """Store texts, or texts in UTF-8, by key; silently nothing when it cannot be done."""
        if self._connection is None:
            return
        values = (_row(kind, key, text) for key, text in rows)
        try:
            with self._connection:
                self._connection.executemany(
                    "INSERT OR REPLACE INTO row VALUES (?, ?, ?, ?)", values
                )
        except (sqlite3.Error, OSError, UnicodeError) as error:
            self._give_up_if_damaged(error)

    def close(self) -> None:
        """Let go of the cache file."""
        if self._connection is not None:
            with contextlib.suppress(sqlite3.Error, OSError):
                self._connection.close()
            self._connection = None

    def _give_up_if_damaged(self, error: Exception) -> None:
        """Close a damaged file and remove it, so that the next run begins a new one."""
        damaged = isinstance(error, sqlite3.DatabaseError)
        passing = isinstance(error, sqlite3.OperationalError | sqlite3.ProgrammingError)
        if damaged and not passing and self._path is not None:
            self.close()
            _remove(self._path)

    def __enter__(self) -> "Cache":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _connect(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if path.exists() and path.stat().st_size > MAX_CACHE_BYTES:
        _remove(path)
    connection = sqlite3.connect(path, timeout=1.0)
    try:
        # Answers are long: fewer pages are quicker to write. It holds for a new file alone.
        connection.execute(f"PRAGMA page_size = {_PAGE_BYTES}")
        connection.execute("PRAGMA journal_mode = TRUNCATE")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(_SCHEMA)
        connection.commit()
    except BaseException:
        connection.close()
        raise
    return connection


def _remove(path: Path) -> None:
    for name in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm", "-journal"))):
        with contextlib.suppress(OSError):
            name.unlink()


def _row(kind: str, key: str, text: str | bytes) -> tuple[str, str, bytes, bytes]:
    data = text.encode() if isinstance(text, str) else text
    return kind, key, data, _digest(kind, key, data)


def _digest(kind: str, key: str, text: bytes) -> bytes:
    digest = hashlib.sha256(f"{kind}\0{key}\0".encode())
    digest.update(text)
    return digest.digest()
