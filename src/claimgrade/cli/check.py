"""``claimgrade check``: faults in the records and flags on the claims."""

import dataclasses
import datetime
import json
import os
from pathlib import Path

import click

from claimgrade.cli.exits import ExitCode
from claimgrade.cli.options import Common, as_of, no_cache
from claimgrade.cli.output import Style, coloured, width, write
from claimgrade.model.finding import Finding, Location, Severity

FORMATS = ("text", "json", "github")
FAIL_ON = ("any", "record", "claim", "minor", "major", "blocker", "never")

EXAMPLES = """\b
Examples:
  claimgrade check
  claimgrade check claims/my-article --fail-on major
  claimgrade check --fail-on record --format github     in a workflow
"""


@dataclasses.dataclass(frozen=True, slots=True)
class Request:
    """What was asked of ``check``; the same request on the same files has the same answer."""

    root: Path
    within: str
    format: str
    fail_on: str
    strict: bool
    today: datetime.date
    columns: int
    colour: bool
    shown_from: str

    def key(self, held: dict[str, bytes]) -> str:
        """Return the name under which the answer is kept; ``held`` takes the files' bytes."""
        from claimgrade.workspace.cache import fingerprint

        asked = [str(value) for value in dataclasses.astuple(self)[1:]]
        return fingerprint(self.root, *asked, _tool_stamp(), held=held)


@click.command(epilog=EXAMPLES)
@click.argument("path", required=False, type=click.Path(exists=True, path_type=Path))
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    default="any",
    show_default=True,
    help="Which findings make the exit code 1: any; those to mend in the records; those about "
    "the claims; those of a severity or heavier; or none. All are shown in any case.",
)
@click.option("--strict", is_flag=True, help="Report checks that wait for a field as findings.")
@as_of
@no_cache
@click.pass_obj
def command(
    common: Common,
    path: Path | None,
    format_: str,
    fail_on: str,
    strict: bool,
    as_of: datetime.date | None,
    no_cache: bool,
) -> None:
    """Report faults in the records and flags on the claims.

    PATH is the workspace, or a file or folder in it to look at alone. Nothing is written in
    the workspace. Exit code 1 where there is a finding that --fail-on names, else 0.
    """
    root, within = _where(common, path)
    request = Request(
        root=root,
        within=within,
        format=format_,
        fail_on=fail_on,
        strict=strict,
        today=as_of or datetime.date.today(),
        columns=width(),
        colour=format_ == "text" and coloured(),
        shown_from=_shown_from(root),
    )
    text, failed = _remembered(request, enabled=not no_cache)
    write(text)
    raise click.exceptions.Exit(ExitCode.FINDINGS if failed else ExitCode.NOTHING_TO_REPORT)


def _where(common: Common, path: Path | None) -> tuple[Path, str]:
    """Return the workspace and the path within it that findings are wanted for."""
    from claimgrade.workspace.root import find_root

    if path is None:
        return common.root, ""
    root = find_root(path)
    within = os.path.relpath(path.resolve(), root.resolve()).replace(os.sep, "/")
    return root, "" if within == "." else within


def _shown_from(root: Path) -> str:
    """Return what to put before a path so that it leads there from the current folder."""
    try:
        relative = os.path.relpath(root).replace(os.sep, "/")
    except ValueError:  # another drive
        relative = root.as_posix()
    return "" if relative == "." else f"{relative}/"


def _remembered(request: Request, *, enabled: bool) -> tuple[str, bool]:
    """Return the answer kept for the same files and request, or work it out and keep it."""
    from claimgrade.workspace.cache import Cache

    if not enabled:
        return _answer(request, use_cache=False)
    held: dict[str, bytes] = {}
    with Cache.open() as cache:
        key = request.key(held)
        kept = cache.get("check", key)
    if kept is not None:
        answer = json.loads(kept)
        return answer["text"], answer["failed"]
    text, failed = _answer(request, use_cache=True, held=held)
    with Cache.open() as cache:
        cache.put_many("check", [(key, json.dumps({"text": text, "failed": failed}))])
    return text, failed


def _tool_stamp() -> str:
    """Return what changes when claimgrade itself is edited in place, without a new version."""
    package = Path(__file__).parent.parent
    return str(max(path.stat().st_mtime_ns for path in package.rglob("*.py")))


def _answer(
    request: Request, *, use_cache: bool, held: dict[str, bytes] | None = None
) -> tuple[str, bool]:
    from claimgrade.cli import finding_formats
    from claimgrade.cli.gather import NO_CLAIM, gather

    gathered = gather(request.root, request.today, cache=use_cache, held=held).within(
        request.within
    )
    findings = gathered.strictly() if request.strict else gathered.findings
    failed = any(fails(finding, request.fail_on) for finding in findings)
    shown = [_moved(finding, request.shown_from) for finding in findings]
    sums = {
        "claims": len(gathered.claims),
        "waiting": 0 if request.strict else len(gathered.waiting),
    }
    if request.format == "json":
        return finding_formats.as_json(shown, sums), failed
    if request.format == "github":
        return finding_formats.as_github(shown), failed
    style = Style(request.colour)
    text = finding_formats.as_text(shown, sums, request.columns, style)
    no_claim = not gathered.claims and not request.within
    return text + (NO_CLAIM if no_claim else ""), failed


def fails(finding: Finding, fail_on: str) -> bool:
    """Say whether a finding makes the exit code 1."""
    if fail_on in {"any", "never"}:
        return fail_on == "any"
    if fail_on in {"record", "claim"}:
        return finding.subject == fail_on
    return finding.severity.rank >= Severity(fail_on).rank


def _moved(finding: Finding, folder: str) -> Finding:
    """Return a finding with its paths as seen from the current folder."""
    if not folder:
        return finding
    related = tuple(
        dataclasses.replace(other, location=_seen(other.location, folder))
        for other in finding.related
    )
    location = _seen(finding.location, folder)
    return dataclasses.replace(finding, location=location, related=related)


def _seen(location: Location, folder: str) -> Location:
    return dataclasses.replace(location, path=folder + location.path)
