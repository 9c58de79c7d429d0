"""Which files a workspace is made of, found without reading them."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field

SETTINGS_FILE = "claimgrade.toml"
FORMAT = 1
"""The version of the workspace format that this claimgrade writes and the newest it reads."""

MAX_RECORD_BYTES = 5 * 1024 * 1024
"""The largest YAML or TOML file that is read."""

MAX_BIBLIOGRAPHY_BYTES = 50 * 1024 * 1024
"""The largest ``.bib`` file that is read; exports of whole libraries pass 5 MB."""

_USUAL_BYTES = 64 * 1024
_TO_READ_BYTES = os.O_RDONLY | getattr(os, "O_BINARY", 0)

Held = dict[str, bytes]
"""Bytes of files that were read, by path, kept so that no file is read twice."""

_READ_FOLDERS = ("claims", "citations")


@dataclass(slots=True)
class WorkspaceFiles:
    """Paths relative to the root, with forward slashes, in order."""

    articles: dict[str, str] = field(default_factory=dict)
    claims: list[tuple[str, str, str]] = field(default_factory=list)
    bibliographies: list[str] = field(default_factory=list)
    details: str | None = None
    studies: list[tuple[str, str]] = field(default_factory=list)
    misplaced: list[str] = field(default_factory=list)
    escaping: list[str] = field(default_factory=list)
    article_folders: list[str] = field(default_factory=list)


def list_files(root: str) -> WorkspaceFiles:
    """Return the files of the workspace at ``root``, sorted by what they hold.

    A symbolic link that leads out of the workspace is listed as ``escaping`` and not followed;
    a YAML file in a folder where none is read is listed as ``misplaced``.
    """
    files = WorkspaceFiles()
    inside = os.path.join(os.path.realpath(root), "")
    for folder in _READ_FOLDERS:
        for path in _walk(root, folder, inside, files.escaping):
            _sort_in(files, path)
    _note_article_folders(files)
    return files


def _walk(root: str, folder: str, inside: str, escaping: list[str]) -> Iterator[str]:
    try:
        entries = sorted(os.scandir(os.path.join(root, folder)), key=lambda e: e.name)
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = f"{folder}/{entry.name}"
        if entry.is_symlink() and not os.path.realpath(entry.path).startswith(inside):
            escaping.append(path)
        elif entry.is_dir(follow_symlinks=False):
            yield from _walk(root, path, inside, escaping)
        else:
            yield path


def _sort_in(files: WorkspaceFiles, path: str) -> None:
    folders, _, name = path.rpartition("/")
    stem, dot, suffix = name.rpartition(".")
    parts = folders.split("/")
    if dot and suffix == "bib" and folders == "citations":
        files.bibliographies.append(path)
    elif path == "citations/sources.yaml":
        files.details = path
    elif dot and suffix == "yaml" and folders == "citations/studies":
        files.studies.append((stem, path))
    elif dot and suffix == "yaml" and len(parts) == 2 and parts[0] == "claims":
        if stem == "article":
            files.articles[parts[1]] = path
        else:
            files.claims.append((parts[1], stem, path))
    elif suffix in {"yaml", "yml", "bib"}:
        files.misplaced.append(path)


def _note_article_folders(files: WorkspaceFiles) -> None:
    named = {article for article, _, _ in files.claims} | set(files.articles)
    files.article_folders.extend(sorted(named))


def contents(root: str) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of every file that a check reads, in order.

    A file that cannot be read counts as a file that says so.
    """
    yield SETTINGS_FILE, _bytes(os.path.join(root, SETTINGS_FILE))
    inside = os.path.join(os.path.realpath(root), "")
    escaping: list[str] = []
    for folder in _READ_FOLDERS:
        for path in _walk(root, folder, inside, escaping):
            yield path, _bytes(os.path.join(root, path))
    for path in escaping:
        yield path, b"link out of the workspace"


def _bytes(path: str) -> bytes:
    try:
        return read_at_most(path, MAX_BIBLIOGRAPHY_BYTES + 1)
    except OSError as error:
        return f"unreadable: {error.errno}".encode()


def read_at_most(path: str, limit: int) -> bytes:
    """Return the first bytes of a file, no more than ``limit``.

    Room for as many is made only for a file that is longer than most; to make it for each
    takes longer than to read the file, and so does a file object.

    Raises:
        OSError: the file cannot be read.
    """
    descriptor = os.open(path, _TO_READ_BYTES)
    try:
        data = os.read(descriptor, min(_USUAL_BYTES, limit))
        if len(data) == _USUAL_BYTES:
            data += os.read(descriptor, limit - _USUAL_BYTES)
        return data
    finally:
        os.close(descriptor)
