"""Findings as SARIF 2.1.0, the format that code hosts and editors read (OASIS, 2020)."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from claimgrade import __version__
from claimgrade.assess.catalogue import RULES
from claimgrade.cli.codes import record_codes
from claimgrade.cli.finding_formats import printable
from claimgrade.cli.gather import Gathered
from claimgrade.model.finding import Finding, Location, Severity
from claimgrade.workspace.editing.baseline import Entry, entry_of

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {
    Severity.BLOCKER: "error",
    Severity.MAJOR: "error",
    Severity.MINOR: "warning",
    Severity.INFO: "note",
}
FINGERPRINT = "claimgradeFinding/v1"
"""Made of code, file, claim and message, so that moving lines changes it for no finding."""

Suppression = dict[str, str]


def as_sarif(gathered: Gathered, folder: str) -> str:
    """Return all findings as one SARIF log; those accepted and of the baseline as suppressed.

    ``folder`` is put before each path, so that it leads to its file from the current folder.
    """
    judged = sorted(_judged(gathered), key=lambda pair: pair[0].location)
    codes = sorted({finding.code for finding, _ in judged})
    index = {code: number for number, code in enumerate(codes)}
    seen: Counter[Entry] = Counter()
    results = []
    for finding, suppressions in judged:
        entry = entry_of(finding)
        seen[entry] += 1
        result = _result(finding, index[finding.code], _fingerprint(entry, seen[entry]), folder)
        results.append({**result, "suppressions": suppressions})
    driver = {"name": "claimgrade", "version": __version__, "rules": list(_rules(codes))}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _judged(gathered: Gathered) -> Iterator[tuple[Finding, list[Suppression]]]:
    """Yield each finding with what suppresses it: the record it stands in, or the baseline."""
    for finding in gathered.findings:
        yield finding, []
    for finding, reason in gathered.accepted:
        yield finding, [{"kind": "inSource", "status": "accepted", "justification": reason}]
    for finding in gathered.known:
        yield finding, [{"kind": "external", "status": "accepted"}]


def _rules(codes: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Yield what each code means, as ``claimgrade explain`` tells it."""
    records = record_codes()
    for code in codes:
        if code in RULES:
            rule = RULES[code]
            what, why, mend = rule.definition, rule.why, f"Needs: {', '.join(rule.needs)}."
            name, severity = rule.name, rule.worst
        else:
            fault = records[code]
            what, why, mend = fault.meaning, fault.why, f"To mend it: {fault.mend}"
            name, severity = fault.name, fault.severity
        yield {
            "id": code,
            "name": name,
            "shortDescription": {"text": what},
            "fullDescription": {"text": f"{what} {why}".strip()},
            "help": {"text": "\n\n".join(part for part in (what, why, mend) if part)},
            "defaultConfiguration": {"level": LEVELS[severity]},
        }


def _result(finding: Finding, rule: int, fingerprint: str, folder: str) -> dict[str, Any]:
    message = finding.message + (f"\nhelp: {finding.help}" if finding.help else "")
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": LEVELS[finding.severity],
        "message": {"text": printable(message)},
        "locations": [_location(finding.location, folder)],
        "partialFingerprints": {FINGERPRINT: fingerprint},
        "properties": {"severity": finding.severity, "subject": finding.subject},
    }
    if finding.claim:
        result["properties"]["claim"] = finding.claim
    if finding.related:
        result["relatedLocations"] = [
            {"id": i, **_location(r.location, folder), "message": {"text": printable(r.label)}}
            for i, r in enumerate(finding.related)
        ]
    return result


def _location(place: Location, folder: str) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(folder + place.path)},
            "region": {"startLine": place.line, "startColumn": place.column},
        }
    }


def _fingerprint(entry: Entry, time: int) -> str:
    """Return the digest of a finding; ``time`` tells those apart that read the same."""
    text = "\0".join((*entry, str(time)))
    return hashlib.sha256(text.encode()).hexdigest()[:32]
