"""Puts a workspace together: settings, articles, sources, studies and claims, then their links."""

import re
from collections.abc import Iterable
from dataclasses import replace
from operator import attrgetter

from claimgrade.model.article import Article
from claimgrade.model.claim import Claim
from claimgrade.model.finding import Finding, Location, Severity
from claimgrade.model.reading_list import SavedReadingList
from claimgrade.model.record import R
from claimgrade.model.settings import Settings
from claimgrade.model.source import Source
from claimgrade.model.study import Study
from claimgrade.workspace.codes import DIAGNOSTICS
from claimgrade.workspace.completeness import check_complete
from claimgrade.workspace.faults import Fault
from claimgrade.workspace.files import JOURNAL_FILE, SETTINGS_FILE
from claimgrade.workspace.linking.canonical import with_present_keys
from claimgrade.workspace.linking.links import check_links
from claimgrade.workspace.linking.listed import check_reading_lists, present_lists
from claimgrade.workspace.linking.parts import DamagedFiles, Parts, StudyFile
from claimgrade.workspace.linking.source_names import SourceNames
from claimgrade.workspace.messages_file import ENGLISH, Translation, read_translation
from claimgrade.workspace.opening import Opened
from claimgrade.workspace.reading.positions import PathTable, Positions
from claimgrade.workspace.reading.text import decode, merge_conflicts, read_bytes
from claimgrade.workspace.schema.read import Read
from claimgrade.workspace.schema.records import read_record
from claimgrade.workspace.settings_file import default_settings, place_of, read_settings
from claimgrade.workspace.workspace import ClaimFile, Workspace

_PLACE = attrgetter("location", "code", "message")
_IDENTIFIER = re.compile(r"[a-z0-9][a-z0-9-]*")
_NO_QUOTE = 1 << 62


class Loader:
    """Loads one workspace, once."""

    def __init__(self, opened: Opened) -> None:
        self._root = opened.root
        self._files = opened.files
        self._cache = opened.cache
        self._held = opened.held
        self._interrupted = opened.interrupted
        self._documents = opened.documents
        self._table = PathTable()
        self._findings: list[Finding] = []
        self._sources: dict[str, Source] = {}
        self._settings_text = ""
        self._parts = Parts(opened.files, DamagedFiles(str(opened.root)))

    def load(self) -> Workspace:
        """Return the workspace with everything that is wrong in it."""
        return self.checked(self.read())

    def read(self) -> Workspace:
        """Return the records of the workspace; what is wrong is told by :meth:`checked`."""
        settings = self._settings()
        translation = self._translation(settings)
        self._read_records()
        self._documents.flush()
        parts = self._parts
        sources = SourceNames(parts)
        claims, studies = with_present_keys(parts, sources)
        return Workspace(
            root=self._root,
            settings=settings,
            articles={name: r.record for name, r in parts.articles.items() if r.record},
            claims=claims,
            studies=studies,
            sources=self._sources,
            article_positions={name: r.positions for name, r in parts.articles.items()},
            study_places={k: (f.path, f.read.positions) for k, f in sources.studies().items()},
            broken=frozenset(self._documents.broken),
            translation=translation,
            reading_lists=present_lists(parts, sources),
        )

    def checked(self, workspace: Workspace) -> Workspace:
        """Return what was read, once, with everything that is wrong in it."""
        parts = self._parts
        sources = SourceNames(parts)
        self._check_files()
        self._findings += check_links(parts, sources)
        self._findings += check_reading_lists(parts, sources)
        for claim in workspace.claims.values():
            self._findings += check_complete(claim, workspace.studies)
        findings = [*self._findings, *self._documents.findings]
        return replace(workspace, findings=tuple(sorted(findings, key=_PLACE)))

    def _read_records(self) -> None:
        files = self._files
        for name, path in files.articles.items():
            self._parts.articles[name] = self._record(Article, path)
        self._read_sources()
        for key, path in self._files.studies:
            self._parts.studies[key] = StudyFile(path, self._record(Study, path))
        self._read_claims()
        for name, path in self._files.reading_lists:
            self._parts.reading_lists[name] = self._record(SavedReadingList, path)
        for path in self._documents.broken:
            self._parts.damaged.add(path)

    def _settings(self) -> Settings:
        data = read_bytes(str(self._root), SETTINGS_FILE, held=self._held)
        text = data if isinstance(data, Fault) else decode(data)
        conflicts: tuple[Fault, ...] = (text,) if isinstance(text, Fault) else merge_conflicts(text)
        if isinstance(text, Fault) or conflicts:
            self._report(SETTINGS_FILE, conflicts)
            self._documents.broken.add(SETTINGS_FILE)
            return default_settings()
        self._settings_text = text
        settings, faults = read_settings(text, self._table)
        self._report(SETTINGS_FILE, faults)
        return settings

    def _translation(self, settings: Settings) -> Translation:
        """Return the words of the reports in the language that the settings name."""
        reports = settings.reports
        if reports.messages is None:
            return Translation(reports.language) if reports.language else ENGLISH
        found, unusable, faults = read_translation(
            self._root, reports.language or "", reports.messages
        )
        if unusable is not None:
            place = place_of(self._settings_text, "reports.messages")
            self._findings.append(unusable.finding(SETTINGS_FILE)._replace(location=place))
        self._report(reports.messages, faults)
        return found

    def _report(self, path: str, faults: Iterable[Fault], claim: str | None = None) -> None:
        self._findings += [fault.finding(path, claim) for fault in faults]

    def _record(self, model: type[R], path: str, claim: str | None = None) -> Read[R]:
        document = self._documents.read(path, claim)
        positions = Positions(self._table, document.paths, document.places)
        read = read_record(model, document.values, positions, document.broken)
        if read.faults:
            self._report(path, read.faults, claim)
        return read

    def _read_sources(self) -> None:
        parts = self._parts
        if not self._files.bibliographies and not self._files.details:
            return
        from claimgrade.workspace.bibtex.bibliography import join, read_bibliographies, read_details

        library = read_bibliographies(
            str(self._root), self._files.bibliographies, self._cache, self._held
        )
        self._findings += library.findings
        self._documents.broken |= library.broken
        for finding in library.findings:
            if finding.severity.rank >= Severity.MAJOR.rank:
                parts.damaged.add(finding.location.path)
        parts.entries, parts.places = library.entries, library.places
        if self._files.details:
            document = self._documents.read(self._files.details)
            parts.details_positions = Positions(self._table, document.paths, document.places)
            parts.details, faults = read_details(document, parts.details_positions)
            self._report(self._files.details, faults)
        self._sources = join(parts.entries, parts.details)

    def _read_claims(self) -> None:
        found = []
        claims = {path: (article, name) for article, name, path in self._files.claims}
        for path in self._documents.as_they_come(tuple(claims)):
            article, name = claims[path]
            read = self._record(Claim, path, name)
            if read.record is not None:
                found.append(
                    ClaimFile(name, article, read.record, path, read.positions, read.broken)
                )
        self._parts.claims = {claim.key: claim for claim in sorted(found, key=_order)}

    def _check_files(self) -> None:
        """Report files by their names: where they lie, where they lead, what they are called."""
        if self._interrupted:
            self._report(JOURNAL_FILE, [self._interrupted])
        for path in self._files.escaping:
            self._report(path, [Fault("RD102", "this link leads out of the workspace")])
        for path in self._files.misplaced:
            self._report(path, [Fault("RD116", "no record is read from a file of this name here")])
        for article in self._files.article_folders:
            self._check_name(article, f"claims/{article}/article.yaml")
        for _, name, path in self._files.claims:
            self._check_name(name, path, claim=name)
        for name, path in self._files.reading_lists:
            self._check_name(name, path)

    def _check_name(self, name: str, path: str, claim: str | None = None) -> None:
        if not _IDENTIFIER.fullmatch(name):
            message = f"the name '{name}' is not made of lower-case words joined by hyphens"
            finding = DIAGNOSTICS["RD117"].finding(message, Location(path), claim=claim)
            self._findings.append(finding)


def _order(claim: ClaimFile) -> tuple[str, int, str]:
    quote = claim.claim.quote
    start = quote.position.start if quote and quote.position else _NO_QUOTE
    return claim.article, start, claim.id
