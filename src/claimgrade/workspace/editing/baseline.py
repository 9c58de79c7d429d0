"""The baseline: findings that were there when a review began to be checked, and may only shrink.

A JSON file of one line a finding, sorted, so that git merges what two people took out. A finding
is known by its code, its file, its claim and its message, never by its line.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from claimgrade.model.finding import Finding, Location, Severity
from claimgrade.workspace.diagnostic import Diagnostic
from claimgrade.workspace.files import BASELINE_FILE

_VERSION = 1
_FIELDS = ("code", "path", "claim", "message")

BASELINE_SLACK = Diagnostic(
    code="RD606",
    name="baseline-slack",
    severity=Severity.MINOR,
    meaning="The baseline has entries that no finding matches any more.",
    why="What was mended must not come back unseen; a baseline only shrinks.",
    example=',{"code": "RD505", "path": "claims/a/b.yaml", …} after `because` was written',
    mend="Run `claimgrade check --update-baseline`, which takes them out.",
)

BASELINE_UNREADABLE = Diagnostic(
    code="RD607",
    name="baseline-unreadable",
    severity=Severity.MAJOR,
    meaning="A line of the baseline cannot be read.",
    why="The finding it stood for counts again.",
    example="<<<<<<< HEAD",
    mend="Correct the line; or delete the file and run `claimgrade check --update-baseline`.",
)

BASELINE_CODES: Mapping[str, Diagnostic] = MappingProxyType(
    {code.code: code for code in (BASELINE_SLACK, BASELINE_UNREADABLE)}
)
"""What can be wrong with a baseline, by code; never itself taken into one."""


class Entry(NamedTuple):
    """A finding as the baseline knows it."""

    code: str
    path: str
    claim: str
    message: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """The entries of a baseline with their lines, and what is wrong in the file."""

    path: str
    entries: tuple[tuple[Entry, int], ...] = ()
    faults: tuple[Finding, ...] = ()

    def counted(self) -> Counter[Entry]:
        """Return how often each entry stands in the file."""
        return Counter(entry for entry, _ in self.entries)

    def slack(self, findings: Iterable[Finding]) -> Iterator[tuple[Entry, int]]:
        """Yield the entries, with their lines, that no finding matches any more."""
        left = Counter(map(entry_of, findings))
        for entry, line in self.entries:
            if left[entry]:
                left[entry] -= 1
            else:
                yield entry, line


def entry_of(finding: Finding) -> Entry:
    """Return how a baseline knows a finding: by what it says, not by where in the file."""
    message = " ".join(finding.message.split())
    return Entry(finding.code, finding.location.path, finding.claim or "", message)


def apart(
    findings: Iterable[Finding], baseline: Baseline
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return the findings that are not in the baseline, and those that are.

    An entry stands for one finding; of more that read the same, the first in order are in it.
    """
    left = baseline.counted()
    new: list[Finding] = []
    known: list[Finding] = []
    for finding in findings:
        entry = entry_of(finding)
        if left[entry]:
            left[entry] -= 1
            known.append(finding)
        else:
            new.append(finding)
    return tuple(new), tuple(known)


def slack_finding(baseline: Baseline, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield one finding for all entries of a baseline that are no longer needed."""
    slack = list(baseline.slack(findings))
    if not slack:
        return
    entry, line = slack[0]
    first = f"{entry.code} in {entry.path}"
    if len(slack) == 1:
        message = f"1 entry is no longer needed: {first}"
    else:
        message = f"{len(slack)} entries are no longer needed, first {first}"
    yield BASELINE_SLACK.finding(message, Location(baseline.path, line))


def read_baseline(text: str, path: str) -> Baseline:
    """Return the baseline that a text holds; a line that cannot be read is a finding."""
    entries: list[tuple[Entry, int]] = []
    faults: list[Finding] = []
    for number, value in _values(text):
        entry = _entry(value)
        if isinstance(entry, Entry):
            entries.append((entry, number))
        elif entry is not None:
            faults.append(BASELINE_UNREADABLE.finding(entry, Location(path, number)))
    return Baseline(path, tuple(entries), tuple(faults))


def baseline_of(root: Path) -> Baseline:
    """Return the baseline of a workspace; an empty one where there is none."""
    try:
        text = (root / BASELINE_FILE).read_text("utf-8-sig", errors="replace")
    except FileNotFoundError:
        return Baseline(BASELINE_FILE)
    return read_baseline(text, BASELINE_FILE)


def _values(text: str) -> Iterator[tuple[int, Any]]:
    """Yield the items of the file's list with their lines; a line that is no JSON as its text."""
    lines = text.splitlines()
    try:
        whole = json.loads(text)
    except json.JSONDecodeError:
        for number, line in enumerate(lines, 1):
            bare = line.strip().strip(",[]").strip()
            if bare:
                try:
                    yield number, json.loads(bare)
                except json.JSONDecodeError:
                    yield number, line
        return
    items = whole if isinstance(whole, list) else [whole]
    as_written = len(lines) == len(items) + 1
    for index, item in enumerate(items):
        yield (index + 1 if as_written else 1), item


def written(entries: Iterable[Entry]) -> str:
    """Return the text of a baseline file: JSON, sorted, each entry a line of the same form."""
    lines = [f'[{{"claimgrade-baseline": {_VERSION}}}']
    lines += [f",{json.dumps(entry._asdict(), ensure_ascii=False)}" for entry in sorted(entries)]
    return "\n".join([*lines, "]"]) + "\n"


def shrunk(baseline: Baseline, findings: Iterable[Finding]) -> list[Entry]:
    """Return the entries that a finding still matches."""
    kept = baseline.counted()
    kept.subtract(Counter(entry for entry, _ in baseline.slack(findings)))
    return sorted(kept.elements())


def _entry(value: Any) -> Entry | str | None:
    """Return the entry in an item, ``None`` for the one of the version, or what is wrong."""
    if isinstance(value, dict) and "claimgrade-baseline" in value:
        version = value["claimgrade-baseline"]
        return None if version == _VERSION else f"version {version} of a baseline is not known"
    if not isinstance(value, dict):
        return "this is no entry of a baseline"
    if set(value) != set(_FIELDS):
        return f"an entry has the keys {', '.join(_FIELDS)}"
    if not all(isinstance(item, str) for item in value.values()):
        return "the values of an entry are texts"
    return Entry(**value)
