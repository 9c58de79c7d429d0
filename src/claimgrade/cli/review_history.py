"""What changed since a signature, told by git where the record is under version control."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

from claimgrade.model.claim import ReviewSignature
from claimgrade.model.signature import Part, Signature
from claimgrade.workspace.reading.document import parse
from claimgrade.workspace.schema.records import record_from
from claimgrade.workspace.workspace import ClaimFile, Workspace

_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Difference:
    """The lines of a difference, one sentence on what they are, and the command that made them."""

    note: str
    lines: tuple[str, ...] = ()
    command: str = ""


def difference_since(workspace: Workspace, file: ClaimFile, signature: Signature) -> Difference:
    """Return how the files of the changed parts differ from the commit that holds a signature."""
    signed = file.claim.review[signature.index]
    versions = _git(workspace.root, "log", "--format=%H %cs", "--reverse", "--", file.path)
    if versions is None:
        return Difference(
            "There is no git here, or git does not know the record, to show the difference."
        )
    for version in versions.splitlines():
        commit, _, day = version.partition(" ")
        if _holds(workspace.root, commit, file.path, signed):
            return _since(workspace.root, commit, day, _paths(file, signature))
    return Difference("The signature is in no commit, so git cannot show the difference.")


def _since(root: Path, commit: str, day: str, paths: list[str]) -> Difference:
    arguments = [
        "diff",
        "--no-color",
        "--no-ext-diff",
        "--no-textconv",
        "-U1",
        commit[:12],
        "--",
        *paths,
    ]
    text = _git(root, *arguments) or ""
    lines = tuple(line for line in text.splitlines() if not line.startswith(("diff ", "index ")))
    note = f"Differences from the commit {commit[:12]} of {day}, which holds the signature:"
    if not lines:
        note = f"Its files are those of the commit {commit[:12]} that holds the signature."
    return Difference(note, lines, " ".join(("git", "diff", commit[:12], "--", *paths)))


def _holds(root: Path, commit: str, path: str, signed: ReviewSignature) -> bool:
    """Tell whether a claim's file holds a signature in a commit."""
    text = _git(root, "show", f"{commit}:./{path}")
    values = parse(text).values if text else None
    review = values.get("review") if values else None
    for item in review if isinstance(review, list) else ():
        try:
            held = record_from(ReviewSignature, item)
        except ValueError:
            continue
        if (held.by, held.on, held.digests) == (signed.by, signed.on, signed.digests):
            return True
    return False


def _paths(file: ClaimFile, signature: Signature) -> list[str]:
    """Return the files in which the changed parts stand."""
    changed = signature.changed
    keys = sorted({line.source for line in file.claim.evidence if line.source})
    paths = [file.path] if {Part.CLAIM, Part.EVIDENCE} & set(changed) else []
    if Part.CLAIM in changed:
        paths.append(f"claims/{file.article}/article.yaml")
        paths += [_premise(file, name) for name in file.claim.builds_on]
    if Part.STUDIES in changed:
        paths += [f"citations/studies/{key}.yaml" for key in keys]
    if Part.SOURCES in changed:
        paths += ["citations/*.bib", "citations/sources.yaml"]
    return paths


def _premise(file: ClaimFile, name: str) -> str:
    return f"claims/{name if '/' in name else f'{file.article}/{name}'}.yaml"


def _git(root: Path, *arguments: str) -> str | None:
    """Return what git prints, or ``None`` where there is no git, no repository or no answer."""
    try:
        ran = subprocess.run(
            ["git", "-C", str(root), *arguments],
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_SECONDS,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return ran.stdout
