"""Findings as text for people, as JSON, and as annotations of a GitHub workflow."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from claimgrade.cli.output import Style, counted, wrap
from claimgrade.model.finding import Finding, Location, Severity, Subject
from claimgrade.workspace.files import MAX_BIBLIOGRAPHY_BYTES, read_at_most

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
    excerpts = Excerpts()
    parts = [_paragraph(finding, excerpts, columns, style) for finding in findings]
    return "\n".join([*parts, summary(findings, sums, style)])


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


def _paragraph(finding: Finding, excerpts: Excerpts, columns: int, style: Style) -> str:
    head = f"{finding.location}: "
    label = f"{style.bold(finding.code)}[{finding.name}] "
    severity = style.tone(str(finding.severity), str(finding.severity))
    lines = [f"{head}{label}{severity}: {printable(finding.message)}"]
    lines += _excerpt(excerpts.line(finding.location), finding.location, columns, style)
    for related in finding.related:
        lines.append(f"  see: {related.location}: {printable(related.label)}")
    if finding.help:
        lines += _help(finding.help, columns)
    return "\n".join(lines) + "\n"


@lru_cache(maxsize=1024)
def _help(text: str, columns: int) -> list[str]:
    """Return a help text folded; many findings share one."""
    return wrap(printable(text), columns, "  help: ")


def _excerpt(line: str, location: Location, columns: int, style: Style) -> list[str]:
    """Return the line concerned with a caret under its column, cut to the width."""
    gutter = f"  {location.line} | "
    room = columns - len(gutter)
    column = min(location.column - 1, len(line))
    if not line.strip() or room < 20:
        return []
    # A long line is shown from a little before the column.
    start = max(0, column - 20) if len(line) > room and column > room - 20 else 0
    shown = printable(line[start : start + room])
    if len(line) > start + room:
        shown = shown[:-1] + "…"
    blank = " " * (len(gutter) - 2) + "| "
    return [style.faint(gutter) + shown, style.faint(blank) + " " * (column - start) + "^"]


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
