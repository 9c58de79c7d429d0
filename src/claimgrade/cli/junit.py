"""Findings as JUnit XML, the format in which continuous integration reads test results.

There is one suite an article and one for each folder of other files, one case a claim or file.
A case fails where it has a finding that makes the exit code 1; its other findings, and those that
were accepted or are in the baseline, are its output.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from xml.sax.saxutils import escape, quoteattr

from claimgrade.cli.finding_formats import printable
from claimgrade.cli.gather import Gathered
from claimgrade.cli.output import counted
from claimgrade.model.finding import Finding

Fails = Callable[[Finding], bool]


@dataclass(slots=True)
class _Case:
    """One file: the findings that fail it, and what else is told of it."""

    path: str
    failures: list[Finding] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def as_junit(gathered: Gathered, folder: str, fails: Fails) -> str:
    """Return the findings as one JUnit document; a claim without any is a case that passes.

    ``folder`` is put before each path, so that it leads to its file from the current folder.
    """
    cases = _cases(gathered, folder, fails)
    suites: dict[str, list[_Case]] = {}
    for case in cases:
        suites.setdefault(str(PurePosixPath(case.path).parent), []).append(case)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append(f'<testsuites name="claimgrade" {_counts(cases)}>')
    for name, members in suites.items():
        lines.append(f"  <testsuite name={_attribute(name)} {_counts(members)}>")
        for case in members:
            lines += _testcase(case, name, folder)
        lines.append("  </testsuite>")
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _cases(gathered: Gathered, folder: str, fails: Fails) -> list[_Case]:
    """Return a case for each claim, and for each other file of which something is told."""
    by_path = {path: _Case(path) for path in gathered.claims}

    def case_of(finding: Finding) -> _Case:
        return by_path.setdefault(finding.location.path, _Case(finding.location.path))

    for finding in gathered.findings:
        case = case_of(finding)
        if fails(finding):
            case.failures.append(finding)
        else:
            case.notes.append(_told(finding, folder))
    for finding, reason in gathered.accepted:
        case_of(finding).notes.append(f"{_told(finding, folder)}\n  accepted: {reason}")
    for finding in gathered.known:
        case_of(finding).notes.append(f"{_told(finding, folder)}\n  in the baseline")
    return [by_path[path] for path in sorted(by_path)]


def _testcase(case: _Case, suite: str, folder: str) -> Iterator[str]:
    name = PurePosixPath(case.path).stem if suite.startswith("claims/") else case.path
    opening = (
        f"    <testcase classname={_attribute(suite)} name={_attribute(name)} "
        f'file={_attribute(folder + case.path)} time="0"'
    )
    if not case.failures and not case.notes:
        yield f"{opening}/>"
        return
    yield f"{opening}>"
    if case.failures:
        first, *rest = case.failures
        more = f" (and {counted(len(rest), 'more finding')})" if rest else ""
        message = f"{first.code} {first.severity}: {first.message}{more}"
        codes = " ".join(dict.fromkeys(finding.code for finding in case.failures))
        text = "\n".join(_told(finding, folder) for finding in case.failures)
        yield (
            f"      <failure type={_attribute(codes)} message={_attribute(message)}>"
            f"{_text(text)}</failure>"
        )
    if case.notes:
        notes = "\n".join(case.notes)
        yield f"      <system-out>{_text(notes)}</system-out>"
    yield "    </testcase>"


def _counts(cases: Sequence[_Case]) -> str:
    failed = sum(bool(case.failures) for case in cases)
    return f'tests="{len(cases)}" failures="{failed}" errors="0" skipped="0" time="0"'


def _told(finding: Finding, folder: str) -> str:
    """Return a finding as the text format words it, without the line concerned."""
    head = f"{folder}{finding.location}: {finding.code}[{finding.name}] {finding.severity}: "
    help = f"\n  help: {finding.help}" if finding.help else ""
    return f"{head}{finding.message}{help}"


def _attribute(text: str) -> str:
    return quoteattr(printable(" ".join(text.split())))


def _text(text: str) -> str:
    return escape(printable(text))
