"""Merges two versions of a record: items of the lists by person are merged one by one.

git takes changes to neighbouring lines for a conflict, and two people who judge or sign the same
claim write neighbouring lines. The lists of judgements, acceptances and signatures are therefore
merged item by item; the rest of the record is left to ``git merge-file``.
"""

import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimgrade.workspace.editing.item_blocks import ItemBlock, ItemList, item_list, split_lines
from claimgrade.workspace.reading.document import Document, parse

_IDENTITY: Mapping[str, tuple[str, ...]] = {
    "judgements": ("by", "outcome"),
    "accepted": ("code", "source", "by"),
    "review": ("by",),
}
"""Each list that is merged item by item, with the fields that say which item is which."""

_SIDES = ("ours", "base", "theirs")
_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged text, with conflict markers in it where ``clean`` is false."""

    text: str
    clean: bool


class MergeFailed(Exception):
    """git could not be asked to merge the lines."""


def merge(base: str, ours: str, theirs: str) -> Merged:
    """Return the merge of two versions of a record that both come from ``base``.

    An item that only one side has added, changed or taken out comes out as that side has it;
    one that both changed differently is a conflict. A text that cannot be read as a record, or
    whose lists are not one block a item, is merged line by line, as git does.

    Raises:
        MergeFailed: git could not be asked.
    """
    texts = (ours, base, theirs)
    documents = [parse(text) for text in texts]
    if any(d.values is None or d.faults for d in documents):
        return _merge_lines(texts)
    lists = {name: _lists(texts, documents, name) for name in _IDENTITY}
    usable = {name: found for name, found in lists.items() if found is not None}
    rest = _merge_lines([_cut(text, usable, side) for side, text in enumerate(texts)])
    lines, clean = split_lines(rest.text), rest.clean
    for name, found in usable.items():
        if lines.count(_place(name)) != 1:
            return _merge_lines(texts)
        at = lines.index(_place(name))
        merged = _merge_items(name, *found)
        lines[at : at + 1] = split_lines(merged.text)
        clean = clean and merged.clean
    text = "".join(lines)
    return Merged(text, clean) if not clean or not parse(text).faults else _merge_lines(texts)


Lists = tuple[ItemList | None, ItemList | None, ItemList | None]
"""One list as ours, the base and theirs have it; ``None`` where it is absent."""


def _lists(texts: Sequence[str], documents: Sequence[Document], name: str) -> Lists | None:
    """Return a list on all sides; ``None`` where it is nowhere, or not to be merged by item."""
    ours, base, theirs = (item_list(t, name, d) for t, d in zip(texts, documents, strict=True))
    found = (ours, base, theirs)
    for one, document in zip(found, documents, strict=True):
        if one is None and (document.values or {}).get(name):
            return None
        if one is not None and len(_by_identity(name, one)) != len(one.items):
            return None
    return found if any(found) else None


def _by_identity(name: str, found: ItemList | None) -> dict[tuple[str, ...], ItemBlock]:
    return {
        tuple(str(item.value.get(field) or "") for field in _IDENTITY[name]): item
        for item in (found.items if found is not None else ())
        if isinstance(item.value, dict)
    }


def _place(name: str) -> str:
    return f"{name}: (merged item by item)\n"


def _cut(text: str, lists: Mapping[str, Lists], side: int) -> str:
    """Return a text with each list taken out and its place marked; at the end, if it has none."""
    lines = split_lines(text)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    spans = {name: found[side] for name, found in lists.items()}
    absent = [_place(name) for name, span in spans.items() if span is None]
    there = [(span.start, span.end, name) for name, span in spans.items() if span is not None]
    for start, end, name in sorted(there, reverse=True):
        lines[start:end] = [_place(name)]
    return "".join((*lines, *absent))


def _merge_items(
    name: str, ours: ItemList | None, base: ItemList | None, theirs: ItemList | None
) -> Merged:
    """Return the lines of a list, its items merged one by one and put in order."""
    sides = [_by_identity(name, found) for found in (ours, base, theirs)]
    model = ours or theirs or base
    if model is None:
        return Merged("", True)
    order = list(sides[0])
    for key in (key for side in sides[1:] for key in side if key not in order):
        after = (i for i, other in enumerate(order) if _sorted_as(other) > _sorted_as(key))
        order.insert(next(after, len(order)), key)
    indents = [found.indent if found else "" for found in (ours, base, theirs)]
    merged = [
        _merge_item([_text(side.get(key), indent, model) for side, indent in _zip(sides, indents)])
        for key in order
    ]
    text = "".join(one.text for one in merged)
    return Merged(model.key_line + text if text else "", all(one.clean for one in merged))


def _zip(
    sides: list[dict[tuple[str, ...], ItemBlock]], indents: list[str]
) -> list[tuple[dict[tuple[str, ...], ItemBlock], str]]:
    return list(zip(sides, indents, strict=True))


def _sorted_as(key: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part.casefold() for part in key)


def _text(item: ItemBlock | None, indent: str, model: ItemList) -> str:
    """Return the lines of an item as far in as the list's other items; nothing without one."""
    if item is None:
        return ""
    lines = [
        model.indent + line.removeprefix(indent) if line.strip() else line
        for line in split_lines(item.text)
    ]
    text = "".join(lines)
    return text if text.endswith("\n") else f"{text}\n"


def _merge_item(texts: Sequence[str]) -> Merged:
    """Return an item of three sides: the one changed, or both between conflict markers."""
    ours, base, theirs = texts
    if ours in (base, theirs):
        return Merged(theirs, True)
    if theirs == base:
        return Merged(ours, True)
    return Merged(f"<<<<<<< ours\n{ours}=======\n{theirs}>>>>>>> theirs\n", False)


def _merge_lines(texts: Sequence[str]) -> Merged:
    """Return what ``git merge-file`` makes of ours, the base and theirs."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / side for side in _SIDES]
        for path, text in zip(paths, texts, strict=True):
            path.write_bytes(text.encode())
        labels = [word for side in _SIDES for word in ("-L", side)]
        command = ["git", "merge-file", "-p", *labels, *map(str, paths)]
        try:
            ran = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
        except (OSError, subprocess.SubprocessError) as error:
            raise MergeFailed(f"git could not be asked: {error}") from None
    if not 0 <= ran.returncode <= 127:
        raise MergeFailed(ran.stderr.decode(errors="replace").strip() or "git merge-file failed")
    return Merged(ran.stdout.decode(), ran.returncode == 0)
