"""Writing the baseline of ``check``: it begins with what is there, and then only shrinks."""

from dataclasses import dataclass

from claimgrade.cli.answer import Request, baseline_text
from claimgrade.cli.exits import WrongUse
from claimgrade.cli.gather import gather
from claimgrade.workspace.editing.atomic import replace, write_new
from claimgrade.workspace.editing.baseline import (
    Baseline,
    apart,
    entry_of,
    read_baseline,
    shrunk,
    written,
)
from claimgrade.workspace.opening import opened


@dataclass(frozen=True, slots=True)
class Updated:
    """What became of a baseline: entries kept, added and taken out, and if the file changed."""

    path: str
    kept: int
    added: int
    removed: int
    changed: bool


def update_baseline(request: Request, *, add: bool, use_cache: bool) -> Updated:
    """Write the baseline of a request; findings come in where it is new, or with ``add``.

    Raises:
        WrongUse: a line of it cannot be read, and nothing is known of what it stood for.
    """
    path = str(request.baseline)
    text = baseline_text(request)
    old = Baseline(path) if text is None else read_baseline(text, path)
    if old.faults:
        fault = old.faults[0]
        raise WrongUse(f"{fault.location}: {fault.message}.", fault.help)
    with opened(request.root, cache=use_cache) as files:
        gathered = gather(files, request.today)
    kept = shrunk(old, gathered.strictly().findings)
    added = []
    if add or text is None:
        wanted = gathered.within(request.within).of_codes(request.selection.wants)
        findings = (wanted.strictly() if request.strict else wanted).findings
        added = [entry_of(finding) for finding in apart(findings, old)[0]]
    fresh = written([*kept, *added])
    removed = len(old.entries) - len(kept)
    if fresh != text:
        file = request.root / path
        if text is None:
            write_new(file, fresh)
        else:
            replace(file, fresh.encode())
    return Updated(path, len(kept), len(added), removed, fresh != text)
