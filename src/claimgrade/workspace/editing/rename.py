"""Gives a claim another id: its file, every link to it, and the old id kept as an alias."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from claimgrade.workspace.editing.baseline import Entry, read_baseline, written
from claimgrade.workspace.editing.changes import FileChange
from claimgrade.workspace.editing.edit import with_field
from claimgrade.workspace.errors import EditRefused
from claimgrade.workspace.files import BASELINE_FILE
from claimgrade.workspace.reading.document import parse
from claimgrade.workspace.reading.text import decode
from claimgrade.workspace.workspace import ClaimFile, Workspace

_LINKS = frozenset({"builds_on", "replaced_by", "aliases"})


def renamed(
    workspace: Workspace, claim: ClaimFile, new: str, baseline: str = BASELINE_FILE
) -> list[FileChange]:
    """Return the changes that give a claim the id ``new``; nothing is written.

    Links of ``builds_on`` and ``replaced_by``, corrections in article.yaml and the entries of
    the baseline follow; links by a former id keep working by that one. Every other byte stays.

    Raises:
        EditRefused: a file that has to change, or that may name the claim, cannot be read.
    """
    _refuse_unseen(workspace, claim)
    root = workspace.root
    edited: dict[str, bytes] = {}
    for path, field, link in _links(workspace, claim):
        before = edited.get(path) or (root / path).read_bytes()
        prefix = f"{claim.article}/" if "/" in link else ""
        if _value_at(before, field) != link:
            raise EditRefused(f"`{field.partition('.')[0]}` of {path} has a fault; mend it first")
        edited[path] = with_field(before, root / path, field, prefix + new)
    own = edited.pop(claim.path, None) or (root / claim.path).read_bytes()
    target = f"claims/{claim.article}/{new}.yaml"
    return [
        FileChange(target, None, _with_alias(own, claim, root)),
        *(FileChange(path, (root / path).read_bytes(), data) for path, data in edited.items()),
        *_in_baseline(root, baseline, claim, target, new),
        FileChange(claim.path, (root / claim.path).read_bytes(), None),
    ]


def _links(workspace: Workspace, claim: ClaimFile) -> Iterator[tuple[str, str, str]]:
    """Yield file, field and text of each link that names the claim by its present id."""
    for other in workspace.claims.values():
        for field in ("builds_on", "replaced_by"):
            for index, link in enumerate(getattr(other.claim, field)):
                if _names(link, other.article, claim):
                    yield other.path, f"{field}.{index}", link
    for name, article in workspace.articles.items():
        for index, correction in enumerate(article.corrections):
            if correction.claim and _names(correction.claim, name, claim):
                path = f"claims/{name}/article.yaml"
                yield path, f"corrections.{index}.claim", correction.claim


def _names(link: str, article: str, claim: ClaimFile) -> bool:
    return (link if "/" in link else f"{article}/{link}") == claim.key


def _with_alias(data: bytes, claim: ClaimFile, root: Path) -> bytes:
    """Return the claim's bytes with its present id among the aliases.

    Aliases keep their order, for digests call a claim by its oldest; one that is the new id
    stays for that reason.
    """
    present = claim.claim.aliases
    if claim.id in present:
        return data
    field = f"aliases.{len(present)}" if present else "aliases"
    return with_field(data, root / claim.path, field, claim.id if present else [claim.id])


def _in_baseline(
    root: Path, name: str, claim: ClaimFile, target: str, new: str
) -> Iterator[FileChange]:
    if not (root / name).is_file():
        return
    before = (root / name).read_bytes()
    baseline = read_baseline(before.decode("utf-8", errors="replace"), name)
    entries = [entry for entry, _ in baseline.entries]
    moved = [_moved(entry, claim, target, new) for entry in entries]
    if moved == entries:
        return
    if baseline.faults:
        raise EditRefused(f"{baseline.faults[0].location}: {baseline.faults[0].message}")
    yield FileChange(name, before, written(moved).encode())


def _moved(entry: Entry, claim: ClaimFile, target: str, new: str) -> Entry:
    """Return an entry as the finding will read when the claim has its new id."""
    if not entry.path.startswith(f"claims/{claim.article}/"):
        return entry
    message = _named_in(claim.id).sub(new, entry.message)
    if entry.path != claim.path:
        return entry._replace(message=message)
    own = new if entry.claim == claim.id else entry.claim
    return entry._replace(path=target, claim=own, message=message)


def _named_in(name: str) -> re.Pattern[str]:
    """Return where messages name a claim; one that is a plain word only in quotes or a chain."""
    word = rf"(?<![\w-]){re.escape(name)}(?![\w-])"
    return re.compile(word if "-" in name else rf"(?<=→ ){word}|{word}(?= →)|(?<='){word}(?=')")


def _refuse_unseen(workspace: Workspace, claim: ClaimFile) -> None:
    """Refuse where a file that cannot be read, or a field that was not taken, names the claim."""
    for path in sorted(workspace.broken):
        if path.startswith("claims/") and _mentions(workspace.root, path, claim.id):
            raise EditRefused(f"{path} cannot be read and names '{claim.id}'; mend it first")
    for other in workspace.claims.values():
        unseen = {field.partition(".")[0] for field in other.broken_fields} & _LINKS
        if unseen and (other is claim or _mentions(workspace.root, other.path, claim.id)):
            raise EditRefused(f"`{min(unseen)}` of {other.path} has a fault; mend it first")


def _value_at(data: bytes, field: str) -> Any:
    """Return what stands at a dotted path of a file now; ``None`` where nothing does.

    Items of a list that have a fault are not among those of the record, and shift its places.
    """
    text = decode(data)
    here: Any = parse(text).values if isinstance(text, str) else None
    for step in field.split("."):
        if isinstance(here, dict):
            here = here.get(step)
        elif isinstance(here, list) and int(step) < len(here):
            here = here[int(step)]
        else:
            return None
    return here


def _mentions(root: Path, path: str, name: str) -> bool:
    try:
        with open(os.path.join(root, path), "rb") as file:
            return name.encode() in file.read()
    except OSError:
        return True
