"""Which files a workspace is made of, found without reading them."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2b

SETTINGS_FILE = "claimgrade.toml"
DETAILS_FILE = "citations/sources.yaml"
READING_LISTS_FOLDER = "citations/reading-lists"
BASELINE_FILE = "claimgrade-baseline.json"
"""The baseline of a workspace, beside its settings, where no other file is named."""
JOURNAL_FILE = ".claimgrade/journal/changes.json"
"""What is to become of several files; there only while they are changed, or if that broke off."""

FORMAT = 1
"""The version of the workspace format that this claimgrade writes and the newest it reads."""

MAX_RECORD_BYTES = 5 * 1024 * 1024
"""The largest YAML or TOML file that is read."""

MAX_BIBLIOGRAPHY_BYTES = 50 * 1024 * 1024
"""The largest ``.bib`` file that is read; exports of whole libraries pass 5 MB."""

_USUAL_BYTES = 64 * 1024
_TO_READ_BYTES = os.O_RDONLY | getattr(os, "O_BINARY", 0)


class Held(dict[str, bytes]):
    """Bytes of files that were read, by path, kept so that no file is read twice.

    ``digests`` are those of every file that was read, also where its bytes were let go.
    """

    __slots__ = ("digests",)

    def __init__(self) -> None:
        super().__init__()
        self.digests: dict[str, str] = {}


_READ_FOLDERS = ("claims", "citations")
_READ_SUFFIXES = ("yaml", "yml", "bib")


@dataclass(slots=True)
class WorkspaceFiles:
    """Paths relative to the root, with forward slashes, in order."""

    articles: dict[str, str] = field(default_factory=dict)
    claims: list[tuple[str, str, str]] = field(default_factory=list)
    bibliographies: list[str] = field(default_factory=list)
    details: str | None = None
    studies: list[tuple[str, str]] = field(default_factory=list)
    reading_lists: list[tuple[str, str]] = field(default_factory=list)
    misplaced: list[str] = field(default_factory=list)
    escaping: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    article_folders: list[str] = field(default_factory=list)

    def paths(self) -> list[str]:
        """Return the path of every file below the folders that are read, sorted."""
        found = [*self.articles.values(), *self.bibliographies, *self.misplaced]
        found += [*self.escaping, *self.others]
        found += [path for _, path in self.studies]
        found += [path for _, path in self.reading_lists]
        found += [path for _, _, path in self.claims]
        if self.details is not None:
            found.append(self.details)
        return sorted(found)


def list_files(root: str) -> WorkspaceFiles:
    """Return the files of the workspace at ``root``, sorted by what they hold.

    A symbolic link that leads out of the workspace is listed as ``escaping`` and not followed;
    a YAML file in a folder where none is read is listed as ``misplaced``.
    """
    files = WorkspaceFiles()
    inside = os.path.join(os.path.realpath(root), "")
    for folder in _READ_FOLDERS:
        _list_folder(root, folder, inside, files)
    _note_article_folders(files)
    return files


def _list_folder(root: str, folder: str, inside: str, files: WorkspaceFiles) -> None:
    try:
        entries = list(os.scandir(os.path.join(root, folder)))
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return
    folders: list[str] = []
    names: list[str] = []
    for entry in entries:
        name = entry.name
        if name[0] == ".":
            continue
        if entry.is_symlink() and not os.path.realpath(entry.path).startswith(inside):
            files.escaping.append(f"{folder}/{name}")
        elif entry.is_dir(follow_symlinks=False):
            folders.append(name)
        else:
            names.append(name)
    _sort_in(files, folder, sorted(names))
    for name in sorted(folders):
        _list_folder(root, f"{folder}/{name}", inside, files)


def _sort_in(files: WorkspaceFiles, folder: str, names: list[str]) -> None:
    top, _, article = folder.partition("/")
    of_claims = top == "claims" and article and "/" not in article
    for name in names:
        path = f"{folder}/{name}"
        stem, dot, suffix = name.rpartition(".")
        if not dot or suffix not in _READ_SUFFIXES:
            files.others.append(path)
        elif of_claims and suffix == "yaml":
            if stem == "article":
                files.articles[article] = path
            else:
                files.claims.append((article, stem, path))
        elif folder == "citations" and suffix == "bib":
            files.bibliographies.append(path)
        elif path == DETAILS_FILE:
            files.details = path
        elif folder == "citations/studies" and suffix == "yaml":
            files.studies.append((stem, path))
        elif folder == READING_LISTS_FOLDER and suffix == "yaml":
            files.reading_lists.append((stem, path))
        else:
            files.misplaced.append(path)


def _note_article_folders(files: WorkspaceFiles) -> None:
    named = {article for article, _, _ in files.claims} | set(files.articles)
    files.article_folders.extend(sorted(named))


def digests(root: str, files: WorkspaceFiles, held: Held | None) -> Iterator[tuple[str, str]]:
    """Yield the name and a digest of the bytes of every file that a check reads, in order.

    A file that cannot be read counts as a file that says so. What was read already is taken from
    ``held``, and what is read is put there.
    """
    journal = [JOURNAL_FILE] if os.path.lexists(os.path.join(root, JOURNAL_FILE)) else []
    known = held.digests if held is not None else {}
    escaping = set(files.escaping)
    for path in (SETTINGS_FILE, *journal, *files.paths()):
        digest = known.get(path)
        if digest is None:
            data = b"link out of the workspace" if path in escaping else _bytes(root, path)
            digest = known[path] = digest_of(data)
            if held is not None:
                held[path] = data
        yield path, digest


def digest_of(data: bytes) -> str:
    """Return the digest by which a file's content is known."""
    return blake2b(data, digest_size=20).hexdigest()


def _bytes(root: str, path: str) -> bytes:
    try:
        return read_at_most(os.path.join(root, path), MAX_BIBLIOGRAPHY_BYTES + 1)
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
