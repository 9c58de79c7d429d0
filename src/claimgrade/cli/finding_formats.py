"""Findings as text for people, as JSON, and as annotations of a GitHub workflow."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import starmap
from typing import NamedTuple

from claimgrade.cli.output import Style, counted, encoded, wrap
from claimgrade.model.finding import Finding, Location, Severity, Subject
from claimgrade.workspace.files import MAX_BIBLIOGRAPHY_BYTES, read_at_most
from claimgrade.workspace.sharing_out import shared_out

JSON_VERSION = 1
"""Version of the JSON format of ``check``; new keys do not change it."""

_Followed = tuple[Finding, int | None]
"""A finding with the number of later ones that its help is for; ``None`` where it gives none."""

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
) -> bytes:
    """Return the findings for people, in UTF-8: where, what, the line concerned, and what to do.

    The paths of the findings must lead to the files from the current folder.
    """
    write = partial(_paragraphs, columns=columns, style=style)
    parts = shared_out(_with_followers(findings), write)
    return b"\n".join([*filter(None, parts), encoded(summary(findings, sums, style))])


def _paragraphs(findings: Sequence[_Followed], columns: int, style: Style) -> bytes:
    # Each is encoded by itself: most of them need half the room then.
    return b"\n".join(map(encoded, starmap(_Paragraphs(columns, style).paragraph, findings)))


def paragraphs(findings: Sequence[Finding], columns: int, style: Style) -> list[str]:
    """Return a paragraph for each finding: where, what, the line concerned, and what to do.

    Help that is word for word that of the finding of the same code before it is left out; where
    it stands it says for how many more it holds.
    """
    return list(starmap(_Paragraphs(columns, style).paragraph, _with_followers(findings)))


def _with_followers(findings: Sequence[Finding]) -> list[_Followed]:
    """Return each finding with the number of those of its code to which its help goes on to apply.

    ``None`` stands with one that has no help of its own to give.
    """
    holders: dict[str, int] = {}
    followers: list[int | None] = [None] * len(findings)
    for place, finding in enumerate(findings):
        holder = holders.get(finding.code)
        if holder is not None and findings[holder].help == finding.help:
            followers[holder] = (followers[holder] or 0) + 1
        else:
            holders[finding.code] = place
            followers[place] = 0
    return list(zip(findings, followers, strict=True))


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


class _Margin(NamedTuple):
    """What stands before a line that is shown and before its caret, and the columns left."""

    number: str
    blank: str
    room: int


class _Paragraphs:
    """Findings as paragraphs of one width and style; what many of them share is made once."""

    def __init__(self, columns: int, style: Style) -> None:
        self._excerpts = Excerpts()
        self._columns = columns
        self._style = style
        self._kinds: dict[str, tuple[Severity, str]] = {}
        self._margins: dict[int, _Margin] = {}
        self._place = Location("")
        self._excerpt = ""

    def paragraph(self, finding: Finding, followers: int | None) -> str:
        """Return one finding with the line it is about.

        ``followers`` is the number of later findings that its help is for, ``None`` to leave the
        help out.
        """
        place = finding.location
        if place != self._place:
            line = self._excerpts.line(place)
            self._excerpt = _excerpt(line, place.column, self._margin(place.line)) if line else ""
            self._place = place
        path, number, column = place
        kind = self._kind(finding)
        text = f"{path}:{number}:{column}: {kind}: {printable(finding.message)}\n{self._excerpt}"
        for other in finding.related:
            text += f"  see: {other.location}: {printable(other.label)}\n"
        return text if followers is None else text + self._help(finding, followers)

    def _kind(self, finding: Finding) -> str:
        """Return code, name and severity, made once for all findings of a code in a row."""
        known = self._kinds.get(finding.code)
        if known is not None and known[0] is finding.severity:
            return known[1]
        severity = self._style.tone(str(finding.severity), str(finding.severity))
        kind = f"{self._style.bold(finding.code)}[{finding.name}] {severity}"
        self._kinds[finding.code] = finding.severity, kind
        return kind

    def _margin(self, line: int) -> _Margin:
        margin = self._margins.get(line)
        if margin is None:
            number = f"  {line} | "
            blank = " " * (len(number) - 2) + "| "
            faint = self._style.faint
            margin = _Margin(faint(number), faint(blank), self._columns - len(number))
            self._margins[line] = margin
        return margin

    def _help(self, finding: Finding, followers: int) -> str:
        if not finding.help:
            return ""
        label = "help"
        if followers:
            more = "" if followers == 1 else f"{followers} of "
            label += f" (also for the next {more}{finding.code})"
        lines = wrap(printable(finding.help), self._columns, f"  {label}: ", " " * len("  help: "))
        return "".join(f"{line}\n" for line in lines)


def _excerpt(line: str, column: int, margin: _Margin) -> str:
    """Return the line concerned with a caret under its column, from 1, cut to the width."""
    number, blank, room = margin
    if room < 20 or not line.strip():
        return ""
    column = min(column - 1, len(line))
    # A long line is shown from a little before the column.
    start = max(0, column - 20) if len(line) > room and column > room - 20 else 0
    shown = printable(line[start : start + room])
    if len(line) > start + room:
        shown = shown[:-1] + "…"
    return f"{number}{shown}\n{blank}{' ' * (column - start)}^\n"


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
