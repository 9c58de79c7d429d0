"""The library that ``sources check`` looks at: that of the workspace, or one file by itself."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from claimgrade.cli.exits import WrongUse
from claimgrade.cli.options import Common, workspace_around
from claimgrade.library.hygiene.examination import Shelf
from claimgrade.model.claim import BaselineRisk
from claimgrade.model.finding import Finding
from claimgrade.workspace.bibtex.entries import BibEntry, read_bibliography
from claimgrade.workspace.errors import NotAWorkspace
from claimgrade.workspace.faults import Fault
from claimgrade.workspace.files import MAX_BIBLIOGRAPHY_BYTES, read_at_most
from claimgrade.workspace.reading.text import decode, merge_conflicts
from claimgrade.workspace.workspace import Workspace

_LINKS = ("RD301", "RD306", "RD307", "RD308")
"""What ``check`` says of keys that are cited and absent, or used twice."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A library with what reading it found; ``only`` is a path or a key to look at alone."""

    root: Path
    shelf: Shelf
    findings: tuple[Finding, ...]
    path: str = ""
    key: str = ""

    def wants(self, path: str, key: str) -> bool:
        """Tell whether an entry is to be looked at."""
        return self.path in ("", path) and self.key in ("", key)

    @property
    def entries(self) -> int:
        """How many entries are looked at."""
        return sum(
            self.wants(path, entry.key)
            for path, entries in self.shelf.files.items()
            for entry in entries
        )


def open_library(
    common: Common,
    target: str | None,
    today: datetime.date,
    asked: frozenset[str],
    *,
    cache: bool,
) -> Opened:
    """Open the library of the workspace, or the file that is named where it is no part of it.

    Raises:
        WrongUse: there is neither a file nor an entry of that name, or the file cannot be read.
    """
    file = Path(target) if target and Path(target).is_file() else None
    try:
        root = workspace_around(file.parent) if file else common.root
    except NotAWorkspace:
        if file is None:
            raise
        return _file_alone(file, today, asked)
    opened = _workspace(root, today, asked, cache=cache)
    if file is not None:
        path = _within(root, file)
        if path not in opened.shelf.files:
            return _file_alone(file, today, asked)
        return Opened(root, opened.shelf, _of_file(opened.findings, path), path=path)
    if target:
        return _one_entry(opened, target)
    return opened


def _workspace(root: Path, today: datetime.date, asked: frozenset[str], *, cache: bool) -> Opened:
    from claimgrade.workspace.bibtex.bibliography import read_bibliographies
    from claimgrade.workspace.cache import Cache
    from claimgrade.workspace.files import list_files
    from claimgrade.workspace.load import load

    workspace = load(root, cache=cache)
    paths = list_files(str(root)).bibliographies
    with Cache.open(cache) as store:
        library = read_bibliographies(str(root), paths, store)
    files: dict[str, list[BibEntry]] = {path: [] for path in paths}
    for key, entry in library.entries.items():
        files[library.places[key].path].append(entry)
    shelf = Shelf(
        files=files,
        texts=lambda path: _text(root / path),
        today=today,
        details={key: source.details for key, source in workspace.sources.items()},
        cited=cited_keys(workspace) if workspace.claims else None,
        switches=workspace.settings.hygiene,
        asked=asked,
    )
    beside = (f for f in workspace.findings if f.location.path in files or f.code in _LINKS)
    return Opened(root, shelf, tuple(beside))


def cited_keys(workspace: Workspace) -> frozenset[str]:
    """Return every key that a claim, a study, an article or another source names."""
    cited = set(workspace.studies)
    for file in workspace.claims.values():
        cited.update(line.source for line in file.claim.evidence if line.source)
        if isinstance(file.claim.baseline_risk, BaselineRisk):
            cited.add(file.claim.baseline_risk.source)
    for study in workspace.studies.values():
        cited.update(study.includes)
    for article in workspace.articles.values():
        if isinstance(article.interests, tuple):
            cited.update(one.source for one in article.interests if one.source)
    newer = (source.details.superseded_by for source in workspace.sources.values())
    cited.update(key for key in newer if key)
    return frozenset(cited)


def _file_alone(file: Path, today: datetime.date, asked: frozenset[str]) -> Opened:
    data = read_at_most(str(file), MAX_BIBLIOGRAPHY_BYTES + 1)
    if len(data) > MAX_BIBLIOGRAPHY_BYTES:
        raise WrongUse(f"{file} has more than 50 MB.", "split it into several files")
    text = decode(data)
    if isinstance(text, Fault):
        raise WrongUse(f"{file}, line {text.line}: {text.message}.", "save it as UTF-8")
    if merge_conflicts(text):
        raise WrongUse(f"a merge conflict was left in {file}.", "resolve it first")
    path = file.name
    entries, findings = read_bibliography(text, path)
    shelf = Shelf(files={path: entries}, texts=lambda _: text, today=today, asked=asked)
    return Opened(file.parent, shelf, findings)


def _one_entry(opened: Opened, name: str) -> Opened:
    homes = {entry.key: path for path, entries in opened.shelf.files.items() for entry in entries}
    key = name if name in homes else _present_key(opened.shelf, name)
    if key not in homes:
        from claimgrade.workspace.linking.nearest import nearest

        near = nearest(name, homes)
        hint = f"did you mean '{near}'?" if near else "claimgrade sources find WORDS"
        raise WrongUse(f"there is no file and no entry '{name}'.", hint)
    return Opened(opened.root, opened.shelf, (), key=key)


def _present_key(shelf: Shelf, name: str) -> str:
    return next((key for key, one in shelf.details.items() if name in one.aliases), "")


def _within(root: Path, file: Path) -> str:
    try:
        return file.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return ""


def _of_file(findings: tuple[Finding, ...], path: str) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding.location.path == path)


def _text(path: Path) -> str:
    return read_at_most(str(path), MAX_BIBLIOGRAPHY_BYTES).decode(errors="replace")


def bytes_of(opened: Opened) -> Mapping[str, bytes]:
    """Return the bytes of the files, which are to be mended."""
    return {path: (opened.root / path).read_bytes() for path in opened.shelf.files}
