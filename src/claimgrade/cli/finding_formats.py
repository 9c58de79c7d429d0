"""Findings as text for people, as JSON, and as annotations of a GitHub workflow."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from claimgrade.cli.output import Style, counted, wrap
from claimgrade.model.finding import Finding, Location, Severity, Subject
from claimgrade.workspace.files import MAX_BIBLIOGRAPHY_BYTES, read_at_most
from claimgrade.workspace.sharing_out import shared_out

JSON_VERSION = 1
"""Version of the JSON format of ``check``; new keys do not change it."""

GITHUB_LEVEL = {"blocker": "error", "major": "error", "minor": "warning", "info": "notice"}


def as_json(findings: Sequence[Finding], sums: Mapping[str, int]) -> str:
    """Return the findings as one JSON document, in the order of the text format."""
    document = {
        "version": JSON_VERSION,
        "findings": [_finding_json(finding) for finding in findings],
        "counts": {
            "findings": len(findings),
            "subject": _counts(str(finding.subject) for finding in findings),
            "severity": _counts(str(finding.severity) for finding in findings),
            **sums,
        },
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def as_github(findings: Sequence[Finding]) -> str:
    """Return one workflow command a finding, as GitHub Actions reads them."""
    return "".join(_annotation(finding) for finding in findings)


def as_text(
    findings: Sequence[Finding], sums: Mapping[str, int], columns: int, style: Style
) -> str:
    """Return the findings for people: where, what, the line concerned, and what to do.

    The paths of the findings must lead to the files from the current folder.
    """
    write = partial(_paragraphs, columns=columns, style=style)
    return "\n".join([*filter(None, shared_out(findings, write)), summary(findings, sums, style)])


def _paragraphs(findings: Sequence[Finding], columns: int, style: Style) -> str:
    return "\n".join(paragraphs(findings, columns, style))


def paragraphs(findings: Iterable[Finding], columns: int, style: Style) -> list[str]:
    """Return a paragraph for each finding: where, what, the line concerned, and what to do."""
    return list(map(_Paragraphs(columns, style).paragraph, findings))


def summary(findings: Sequence[Finding], sums: Mapping[str, int], style: Style) -> str:
    """Return the counts that close the text format."""
    number = sums.get("claims", 0)
    claims = counted(number, "claim")
    if not findings:
        lines = [style.bold(f"Nothing to report on {claims}." if number else "Nothing to report.")]
    else:
        lines = [style.bold(f"{counted(len(findings), 'finding')} on {claims}")]
    for subject, label in (
        (Subject.RECORD, "to mend in the records"),
        (Subject.CLAIM, "about the claims"),
    ):
        chosen = [finding for finding in findings if finding.subject is subject]
        if chosen:
            by_severity = Counter(finding.severity for finding in chosen)
            words = [f"{by_severity[s]} {s}" for s in reversed(Severity) if by_severity[s]]
            lines.append(f"  {len(chosen):>4} {label}: {', '.join(words)}")
    waiting = sums.get("waiting", 0)
    if waiting:
        checks = "check waits" if waiting == 1 else "checks wait"
        lines.append(f"  {waiting:>4} {checks} for a field: claimgrade check --strict")
    if sums.get("accepted"):
        lines.append(f"  {sums['accepted']:>4} accepted by a reviewer")
    if sums.get("baseline"):
        lines.append(f"  {sums['baseline']:>4} in the baseline: claimgrade check --no-baseline")
    if findings:
        lines.append(f"  'claimgrade explain {findings[0].code}' says what a code means.")
    return "\n".join(lines) + "\n"


class Excerpts:
    """Lines of workspace files, each file read once; nothing where a line cannot be shown."""

    def __init__(self) -> None:
        self._path = ""
        self._lines: list[str] = []

    def line(self, location: Location) -> str:
        """Return the text of a line, without its end."""
        if location.path != self._path:
            self._path, self._lines = location.path, self._read(location.path)
        within = 0 < location.line <= len(self._lines)
        return self._lines[location.line - 1].rstrip("\r\n") if within else ""

    def _read(self, path: str) -> list[str]:
        try:
            data = read_at_most(path, MAX_BIBLIOGRAPHY_BYTES)
        except OSError:
            return []
        text = data.decode("utf-8", errors="replace")
        return text.removeprefix("\ufeff").split("\n")


class _Paragraphs:
    """Findings as paragraphs of one width and style; what many of them share is made once."""

    def __init__(self, columns: int, style: Style) -> None:
        self._excerpts = Excerpts()
        self._columns = columns
        self._style = style
        self._kinds: dict[tuple[str, str, str], str] = {}
        self._helps: dict[str, str] = {}

    def paragraph(self, finding: Finding) -> str:
        """Return one finding with the line it is about."""
        place = finding.location
        line = self._excerpts.line(place)
        excerpt = _excerpt(line, place, self._columns, self._style) if line else ""
        related = "".join(
            f"  see: {other.location}: {printable(other.label)}\n" for other in finding.related
        )
        kind, help_lines = self._kind(finding), self._help(finding.help)
        head = f"{place.path}:{place.line}:{place.column}: {kind}: {printable(finding.message)}\n"
        return head + excerpt + related + help_lines

    def _kind(self, finding: Finding) -> str:
        key = (finding.code, finding.name, finding.severity)
        kind = self._kinds.get(key)
        if kind is None:
            bold, tone = self._style.bold, self._style.tone
            severity = tone(str(finding.severity), str(finding.severity))
            kind = self._kinds[key] = f"{bold(finding.code)}[{finding.name}] {severity}"
        return kind

    def _help(self, text: str | None) -> str:
        if not text:
            return ""
        lines = self._helps.get(text)
        if lines is None:
            folded = wrap(printable(text), self._columns, "  help: ")
            lines = self._helps[text] = "".join(f"{line}\n" for line in folded)
        return lines


def _excerpt(line: str, location: Location, columns: int, style: Style) -> str:
    """Return the line concerned with a caret under its column, cut to the width."""
    gutter = f"  {location.line} | "
    room = columns - len(gutter)
    if room < 20 or not line.strip():
        return ""
    column = min(location.column - 1, len(line))
    # A long line is shown from a little before the column.
    start = max(0, column - 20) if len(line) > room and column > room - 20 else 0
    shown = printable(line[start : start + room])
    if len(line) > start + room:
        shown = shown[:-1] + "…"
    blank = " " * (len(gutter) - 2) + "| "
    caret = " " * (column - start) + "^"
    return f"{style.faint(gutter)}{shown}\n{style.faint(blank)}{caret}\n"


def printable(text: str) -> str:
    """Return a text from a record with its control characters made visible.

    A record is somebody else's text; it must not move the cursor or colour the terminal.
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c == "\n" else _shown(c) for c in text)


def _shown(character: str) -> str:
    return " " if character.isspace() else f"\\u{ord(character):04x}"


def _counts(words: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(words).items()))


def _finding_json(finding: Finding) -> dict[str, object]:
    return {
        "path": finding.location.path,
        "line": finding.location.line,
        "column": finding.location.column,
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "subject": finding.subject,
        "message": finding.message,
        "help": finding.help,
        "claim": finding.claim,
        "related": [
            {
                "path": related.location.path,
                "line": related.location.line,
                "column": related.location.column,
                "label": related.label,
            }
            for related in finding.related
        ],
    }


def _annotation(finding: Finding) -> str:
    place = finding.location
    properties = {
        "file": place.path,
        "line": place.line,
        "col": place.column,
        "title": f"{finding.code} {finding.name}",
    }
    listed = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in properties.items())
    message = finding.message + (f"\nhelp: {finding.help}" if finding.help else "")
    return f"::{GITHUB_LEVEL[finding.severity]} {listed}::{_escaped(message)}\n"


def _escaped(value: object, also: str = "") -> str:
    """Escape what would end a value of a workflow command."""
    text = str(value)
    for character in "%\r\n" + also:
        text = text.replace(character, f"%{ord(character):02X}")
    return text
