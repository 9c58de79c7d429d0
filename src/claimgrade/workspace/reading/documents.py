"""Reads the YAML files of a workspace, through the cache where their content was read before."""

import json
import os
import sys
from array import array
from collections.abc import Iterable, Sequence

import orjson

from claimgrade.model.finding import Finding
from claimgrade.workspace.cache import Cache, content_key
from claimgrade.workspace.faults import Fault
from claimgrade.workspace.files import Held
from claimgrade.workspace.reading.ahead import ReadAhead
from claimgrade.workspace.reading.document import Document, parse
from claimgrade.workspace.reading.text import decode, merge_conflicts, read_bytes

_KIND = "document"
_SEPARATOR = "\n"
_BATCH = 2000
LEAST_KEPT = 256
"""Bytes of the smallest file worth keeping: what is smaller is read anew in less time than it
takes to look it up."""
_as_json = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


class DocumentReader:
    """Reads one file after the other and gathers what is wrong with them.

    ``broken`` holds the paths of files of which nothing can be used.
    """

    def __init__(self, root: str, cache: Cache, held: Held | None = None) -> None:
        self.findings: list[Finding] = []
        self.broken: set[str] = set()
        self._root = os.path.join(root, "")
        self._cache = cache
        self._held = held
        self._any_kept = cache.has_any(_KIND)
        self._new: list[tuple[str, str]] = []
        self._ahead: ReadAhead | None = None

    def read_ahead(self, paths: Sequence[str]) -> None:
        """Let other processes begin to parse files that will be read, in order, if they are many.

        Not where the cache holds documents: it most likely holds these.
        """
        if not self._any_kept:
            self._ahead = ReadAhead(paths, self._as_line)

    def as_they_come(self, paths: Sequence[str]) -> Iterable[str]:
        """Return paths in the order in which it is quickest to read them."""
        return paths if self._ahead is None else self._ahead.as_they_come(paths)

    def end(self) -> None:
        """Let no other process go on."""
        if self._ahead is not None:
            self._ahead.end()

    def read(self, path: str, claim: str | None = None) -> Document:
        """Return the document in a file; its faults are reported under ``path``."""
        document = self._read(path)
        if document.faults:
            self.findings += [fault.finding(path, claim) for fault in document.faults]
        if document.values is None:
            self.broken.add(path)
        return document

    def _as_line(self, path: str) -> str:
        """Return digest, key and text of a file's document; empty where it has no text.

        The digest is left out where nobody asks for it, the key where it is not to be kept.
        """
        data = read_bytes(self._root, path, held=self._held)
        if isinstance(data, Fault):
            return ""
        text = _as_text(_parse(data))
        digest = self._held.digests[path] if self._held is not None else ""
        return "" if text is None else f"{digest} {self._key(data)} {text}"

    def _read(self, path: str) -> Document:
        line = self._ahead.line(path) if self._ahead else ""
        if line:
            digest, key, text = line.split(" ", 2)
            if self._held is not None:
                self._held.pop(path, None)
                self._held.digests[path] = digest
            self._keep(key, text)
            return _from_text(text)
        data = read_bytes(self._root, path, held=self._held)
        if isinstance(data, Fault):
            return Document(None, faults=(data,))
        key = self._key(data)
        kept = self._cache.get_bytes(_KIND, key) if key and self._any_kept else None
        if kept is not None:
            return _from_text(kept)
        document = _parse(data)
        if key:
            self._keep(key, _as_text(document))
        return document

    def _key(self, data: bytes) -> str:
        """Return the key under which content is kept, or nothing where it is not."""
        if not self._cache.is_open or len(data) < LEAST_KEPT:
            return ""
        return content_key(data, _KIND, sys.byteorder)

    def _keep(self, key: str, text: str | None) -> None:
        if not key or text is None:
            return
        self._new.append((key, text))
        if len(self._new) >= _BATCH:
            self.flush()

    def flush(self) -> None:
        """Hand what was read anew to the cache."""
        self._cache.put_many(_KIND, self._new)
        self._new = []


def _parse(data: bytes) -> Document:
    text = decode(data)
    if isinstance(text, Fault):
        return Document(None, faults=(text,))
    conflicts = merge_conflicts(text)
    if conflicts:
        return Document(None, faults=conflicts)
    return parse(text)


def _as_text(document: Document) -> str | None:
    """Return a document as one line of JSON, which ``_from_text`` gives back.

    ``None`` where a key holds a line break, which joins the paths.
    """
    paths = _SEPARATOR.join(document.paths)
    if paths.count(_SEPARATOR) != max(len(document.paths) - 1, 0):
        return None
    return _as_json(
        [
            document.values,
            paths,
            document.places.tobytes().hex(),
            [fault.as_json() for fault in document.faults],
            document.broken,
        ]
    )


def _from_text(text: str | bytes) -> Document:
    values, paths, places, faults, broken = orjson.loads(text)
    return Document(
        values,
        tuple(paths.split(_SEPARATOR)) if paths else (),
        array("Q", bytes.fromhex(places)),
        tuple(map(Fault.from_json, faults)) if faults else (),
        tuple(broken) if broken else (),
    )
