"""What ``check`` answers to a request, worked out once for the same files and the same request."""

import datetime
import gc
import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from claimgrade.cli.codes import Selection
from claimgrade.cli.output import Style, encoded
from claimgrade.model.finding import Finding, Location, Severity
from claimgrade.workspace.files import Held, WorkspaceFiles

if TYPE_CHECKING:
    from claimgrade.cli.gather import Gathered

_KINDS = {"check, passing": False, "check, failing": True}
"""Kinds of answers that are kept, each with whether the exit code is 1."""
_KIND_OF = {failed: kind for kind, failed in _KINDS.items()}

FORMATS = ("text", "json", "github", "sarif", "junit")


class Request(NamedTuple):
    """What was asked of ``check``; the same request on the same files has the same answer.

    ``baseline`` is a path from the workspace. ``shown_from`` leads from the current folder to it.
    """

    root: Path
    within: str
    format: str
    fail_on: str
    strict: bool
    selection: Selection
    baseline: str | None
    today: datetime.date
    columns: int
    colour: bool
    shown_from: str
    publish: bool = False

    def key(self, held: Held, files: WorkspaceFiles | None = None) -> str:
        """Return the name under which the answer is kept.

        ``held`` takes the bytes of files that were not read yet, ``files`` are all of them, where
        they are known.

        Printed tests are computed again where the statistics are installed, and only then.
        """
        from claimgrade.statistics.extra import statistics_installed
        from claimgrade.workspace.cache import fingerprint
        from claimgrade.workspace.house_files import house_stamp

        asked = [str(value) for value in self[1:]]
        baseline = baseline_text(self)
        asked += [str(baseline), str(statistics_installed()), tool_stamp()]
        asked.append(house_stamp(self.root))
        return fingerprint(self.root, *asked, held=held, files=files)


class _Answer(NamedTuple):
    """What to print, in UTF-8, whether the exit code is 1, and the files that were looked at."""

    text: bytes
    failed: bool
    files: WorkspaceFiles


def baseline_text(request: Request) -> str | None:
    """Return the text of the baseline, ``None`` where there is none to heed."""
    if request.baseline is None:
        return None
    try:
        data = (request.root / request.baseline).read_bytes()
    except FileNotFoundError:
        return None
    return data.decode("utf-8", errors="replace").removeprefix("\ufeff")


def answered(request: Request, *, use_cache: bool) -> tuple[bytes, bool]:
    """Return what to print, in UTF-8, and whether a finding makes the exit code 1.

    The answer kept for the same files and request is taken where there is one.
    """
    from claimgrade.workspace.cache import Cache

    if not use_cache:
        answer = _answer_in_one_go(request, use_cache=False)
        return answer.text, answer.failed
    held = Held()
    with Cache.open() as cache:
        # Where nothing is kept the files need not be read before other processes read them.
        key = request.key(held) if any(map(cache.has_any, _KINDS)) else None
        for kind, failed in _KINDS.items():
            kept = cache.get_bytes(kind, key) if key is not None else None
            if kept is not None:
                return kept, failed
    answer = _answer_in_one_go(request, use_cache=True, held=held)
    key = key or request.key(held, answer.files)
    with Cache.open() as cache:
        cache.put_many(_KIND_OF[answer.failed], [(key, answer.text)])
    return answer.text, answer.failed


def tool_stamp() -> str:
    """Return what changes when claimgrade itself is edited in place, without a new version.

    Nobody edits an installed package in place; another version has another name in the cache.
    """
    package = Path(__file__).parent.parent
    if package.parent.name in ("site-packages", "dist-packages"):
        return ""
    return str(_newest(str(package)))


def _newest(folder: str) -> int:
    """Return when a module below a folder was last written."""
    newest = 0
    for entry in os.scandir(folder):
        if entry.is_dir():
            newest = max(newest, _newest(entry.path))
        elif entry.name.endswith(".py"):
            newest = max(newest, entry.stat().st_mtime_ns)
    return newest


def _answer_in_one_go(request: Request, *, use_cache: bool, held: Held | None = None) -> _Answer:
    from claimgrade.workspace.collector import collector_off

    with collector_off():
        answer = _answer(request, use_cache=use_cache, held=held)
        # What is left is held until the process ends: the collector need not walk it then.
        gc.freeze()
        return answer


def _answer(request: Request, *, use_cache: bool, held: Held | None = None) -> _Answer:
    from claimgrade.workspace.collector import keep_to_the_end
    from claimgrade.workspace.opening import opened

    with opened(request.root, cache=use_cache, held=held) as files:
        # Other processes read the files while this one imports what judges them.
        from claimgrade.cli.gather import gather

        gathered = gather(files, request.today, request.publish)
    baseline = baseline_text(request)
    if request.baseline is not None and baseline is not None:
        from claimgrade.workspace.editing.baseline import read_baseline

        gathered = gathered.beside(read_baseline(baseline, request.baseline))
    gathered = gathered.within(request.within)
    if request.selection != Selection():
        gathered = gathered.of_codes(request.selection.wants)
    if request.strict:
        gathered = gathered.strictly()
    failed = any(fails(finding, request.fail_on) for finding in gathered.findings)
    keep_to_the_end(gathered)
    return _Answer(_formatted(request, gathered), failed, files.files)


def _formatted(request: Request, gathered: "Gathered") -> bytes:
    shown = [moved(finding, request.shown_from) for finding in gathered.findings]
    sums = {
        "claims": len(gathered.claims),
        "waiting": gathered.checks_waiting,
        "accepted": len(gathered.accepted),
        "baseline": len(gathered.known),
    }
    if request.format != "text":
        return encoded(_for_programs(request, gathered, shown, sums))
    from claimgrade.cli.finding_formats import as_text
    from claimgrade.cli.gather import NO_CLAIM

    text = as_text(shown, sums, request.columns, Style(request.colour))
    return text if gathered.claims or request.within else text + encoded(NO_CLAIM)


def _for_programs(
    request: Request, gathered: "Gathered", shown: list[Finding], sums: dict[str, int]
) -> str:
    from claimgrade.cli import finding_formats

    if request.format == "json":
        return finding_formats.as_json(shown, sums)
    if request.format == "github":
        return finding_formats.as_github(shown)
    if request.format == "sarif":
        from claimgrade.cli.sarif import as_sarif

        return as_sarif(gathered, request.shown_from)
    from claimgrade.cli.junit import as_junit

    return as_junit(gathered, request.shown_from, lambda f: fails(f, request.fail_on))


def fails(finding: Finding, fail_on: str) -> bool:
    """Say whether a finding makes the exit code 1; information on a record asks for no mending."""
    if fail_on in {"any", "never"}:
        return fail_on == "any"
    if fail_on == "record":
        return finding.subject == fail_on and finding.severity is not Severity.INFO
    if fail_on == "claim":
        return finding.subject == fail_on
    return finding.severity.rank >= Severity(fail_on).rank


def moved(finding: Finding, folder: str) -> Finding:
    """Return a finding with its paths as seen from the current folder."""
    if not folder:
        return finding
    related = tuple(
        other._replace(location=_seen(other.location, folder)) for other in finding.related
    )
    location = _seen(finding.location, folder)
    return finding._replace(location=location, related=related)


def _seen(location: Location, folder: str) -> Location:
    return location._replace(path=folder + location.path)
