"""Reads the YAML files of a workspace, through the cache where their content was read before."""

import json
import os
import sys
from array import array

from claimgrade.model.finding import Finding
from claimgrade.workspace.cache import Cache, content_key
from claimgrade.workspace.document import Document, parse
from claimgrade.workspace.faults import Fault
from claimgrade.workspace.files import Held
from claimgrade.workspace.reading import decode, merge_conflicts, read_bytes

_KIND = "document"
_SEPARATOR = "\n"
_BATCH = 2000
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

    def read(self, path: str, claim: str | None = None) -> Document:
        """Return the document in a file; its faults are reported under ``path``."""
        document = self._read(path)
        if document.faults:
            self.findings += [fault.finding(path, claim) for fault in document.faults]
        if document.values is None:
            self.broken.add(path)
        return document

    def _read(self, path: str) -> Document:
        data = read_bytes(self._root, path, held=self._held)
        if isinstance(data, Fault):
            return Document(None, faults=(data,))
        return self._through_cache(data) if self._cache.is_open else _parse(data)

    def _through_cache(self, data: bytes) -> Document:
        key = content_key(data, _KIND, sys.byteorder)
        kept = self._cache.get(_KIND, key) if self._any_kept else None
        if kept is not None:
            return _from_text(kept)
        document = _parse(data)
        paths = _SEPARATOR.join(document.paths)
        if paths.count(_SEPARATOR) == max(len(document.paths) - 1, 0):
            self._new.append((key, _as_text(document, paths)))
            if len(self._new) >= _BATCH:
                self.flush()
        return document

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


def _as_text(document: Document, paths: str) -> str:
    """Return a document and its joined paths as one JSON text; ``_from_text`` gives it back."""
    return _as_json(
        [
            document.values,
            paths,
            document.places.tobytes().hex(),
            [fault.as_json() for fault in document.faults],
            document.broken,
        ]
    )


def _from_text(text: str) -> Document:
    values, paths, places, faults, broken = json.loads(text)
    return Document(
        values,
        tuple(paths.split(_SEPARATOR)) if paths else (),
        array("Q", bytes.fromhex(places)),
        tuple(map(Fault.from_json, faults)),
        tuple(broken),
    )
