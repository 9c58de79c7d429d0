"""Makes several claims of one; what somebody judged or signed stays with the old one."""

from collections.abc import Sequence
from pathlib import Path

from claimgrade.workspace.editing.changes import FileChange
from claimgrade.workspace.editing.edit import with_field
from claimgrade.workspace.errors import EditRefused
from claimgrade.workspace.reading.document import Document, parse
from claimgrade.workspace.reading.positions import unpack
from claimgrade.workspace.reading.text import decode
from claimgrade.workspace.workspace import ClaimFile, Workspace

LEFT_BEHIND = frozenset(
    {
        "certainty",
        "because",
        "points",
        "judgements",
        "accepted",
        "verdict",
        "recommended_wording",
        "card",
        "aliases",
        "replaced_by",
        "review",
    }
)
"""Fields of a claim that hold for it as it was judged, and not for a part of it."""

_TO_DO = """\
# Split from {old}: narrow this to one of its parts, then take these lines out.
#  - quote: the words of this part alone, with their prefix, suffix and position
#  - statement, wording, asserts, numbers, omits: what this part says, and leaves out
#  - evidence: take out the lines that do not bear on it; look at each relation again
#  - certainty and because: judge it anew (nothing judged or signed was carried over)
"""


def split(workspace: Workspace, claim: ClaimFile, names: Sequence[str]) -> list[FileChange]:
    """Return the changes that replace a claim by new ones with these ids; nothing is written.

    Each new file is the old one without what was judged or signed and with a note of what to
    narrow; the old one stays, names the new ones in ``replaced_by``, and is reviewed no more.

    Raises:
        EditRefused: the claim's file cannot be read or edited as it is.
    """
    path = workspace.root / claim.path
    before = path.read_bytes()
    after = with_field(before, path, "replaced_by", list(names))
    fresh = _copy(before, path, claim.id)
    new = [FileChange(f"claims/{claim.article}/{name}.yaml", None, fresh) for name in names]
    return [*new, FileChange(claim.path, before, after)]


def _copy(data: bytes, path: Path, old: str) -> bytes:
    """Return a record without the fields that stay behind, with the note of what to do."""
    text = decode(data)
    if not isinstance(text, str):
        raise EditRefused(f"{path}: {text.message}")
    before = parse(text)
    if before.values is None:
        raise EditRefused(f"{path} cannot be read; mend it first (claimgrade check {path})")
    kept = _without(text, before)
    meant = {name: v for name, v in before.values.items() if name not in LEFT_BEHIND}
    if parse(kept).values != meant:
        raise EditRefused(f"{path} is not laid out line by line; split it by hand")
    head, rest = _heading(kept)
    note = _TO_DO.format(old=old)
    return (head + (note.replace("\n", "\r\n") if "\r\n" in text else note) + rest).encode()


def _without(text: str, document: Document) -> str:
    """Return the text without the lines of the fields that stay behind, and comments on them."""
    lines = [f"{line}\n" for line in text.split("\n")]
    pairs = zip(document.places, document.paths, strict=True)
    starts = [(unpack(place)[0] - 1, path) for place, path in pairs if "." not in path]
    dropped: set[int] = set()
    for index, (start, name) in enumerate(starts):
        if name not in LEFT_BEHIND:
            continue
        end = starts[index + 1][0] if index + 1 < len(starts) else len(lines)
        while end > start + 1 and _is_margin(lines[end - 1]):
            end -= 1
        while start > 1 and lines[start - 1].startswith("#"):
            start -= 1
        dropped.update(range(start, end))
    kept = "".join(line for number, line in enumerate(lines) if number not in dropped)
    return kept.rstrip() + ("\r\n" if "\r\n" in text else "\n")


def _is_margin(line: str) -> bool:
    """Tell whether a line belongs to what follows: blank, or a comment at the margin."""
    return not line.strip() or line.startswith("#")


def _heading(text: str) -> tuple[str, str]:
    """Return the first line where it tells editors the schema, and the rest."""
    first, end, rest = text.partition("\n")
    return (first + end, rest) if first.startswith("# yaml-language-server") else ("", text)
