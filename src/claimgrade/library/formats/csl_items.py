"""Between an item of CSL-JSON and a bibliography entry, with nothing of either lost.

What both have a name for is mapped. What CSL has no variable for goes into the item's ``custom``
object, which its schema sets apart for that; what BibTeX has no field for goes into fields that
begin with ``x-csl-``. Each comes back only where it does not contradict what has been changed
since.
"""

import json
import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from claimgrade.library.formats import csl_tables as tables
from claimgrade.library.formats.csl_mapping import Item, mapped_item, mapped_source
from claimgrade.library.formats.fields import ordered
from claimgrade.library.formats.same import same_field
from claimgrade.library.formats.text import as_bibtex
from claimgrade.library.latex import plain_text
from claimgrade.model.source import Source

_KEPT = "x-csl-"
_OTHERS = f"{_KEPT}other"
_NAME = re.compile(r"[a-z][a-z0-9_-]*")
_FIELD = re.compile(r"[a-z][\w:.+/-]*")
_SPACE = re.compile(r"(?<=\s)\s|[^\S ]")
_OWN = "bibtex"


def source_of(item: Mapping[str, Any]) -> Source:
    """Return an item of CSL-JSON as a source; :func:`item_of` gives the item back."""
    core = _with_own(mapped_source(item), item)
    made = mapped_item(core)
    left = {
        name: value
        for name, value in item.items()
        if name not in ("id", "custom")
        and not _is_nothing(value)
        and not _same(made.get(name), value)
    }
    if not core.key and item.get("id") not in (None, ""):
        left["id"] = item["id"]
    custom = item.get("custom")
    if isinstance(custom, Mapping):
        custom = {name: value for name, value in custom.items() if name != _OWN} or None
    if not _is_nothing(custom):
        left["custom"] = custom
    return Source(core.key, core.entry_type, ordered({**core.fields, **_kept_fields(left)}))


def item_of(source: Source) -> Item:
    """Return a source as an item of CSL-JSON; :func:`source_of` gives the source back."""
    own = {name: value for name, value in source.fields.items() if not name.startswith(_KEPT)}
    kind = source.entry_type.lower()
    item = mapped_item(Source(source.key, kind, own))
    back = mapped_source(item)
    for name, value in _kept_values(source.fields).items():
        mapped = name in tables.VARIABLES
        if not mapped or _keeps(mapped_source({**item, name: value}), back, own):
            item[name] = value
    lost = {name: value for name, value in own.items() if not same_field(name, back.fields, own)}
    held: Item = {"type": kind} if back.entry_type != kind else {}
    held |= {"fields": lost} if lost else {}
    more = [name for name in back.fields if not same_field(name, own, back.fields)]
    held |= {"without": [name for name in more if name not in own]} if {*more} - {*own} else {}
    if held:
        custom = item.get("custom")
        item["custom"] = {**(custom if isinstance(custom, dict) else {}), _OWN: held}
    return item


def _with_own(core: Source, item: Mapping[str, Any]) -> Source:
    """Return a source with what its item kept of the entry, where that agrees with the item."""
    custom = item.get("custom")
    own = custom.get(_OWN) if isinstance(custom, Mapping) else None
    if not isinstance(own, Mapping):
        return core
    made = mapped_item(core)

    def agrees(tried: Source) -> bool:
        shown = mapped_item(tried)
        return all(
            _same(shown.get(name), item.get(name)) or _same(shown.get(name), made.get(name))
            for name in shown.keys() | made.keys()
        )

    fields = _own_fields(own)
    kind = own.get("type")
    kind = kind if isinstance(kind, str) and kind.isalpha() else core.entry_type
    without = own.get("without")
    absent = without if isinstance(without, list) else []
    said = {name: value for name, value in core.fields.items() if name not in absent}
    whole = Source(core.key, kind, {**said, **fields})
    if agrees(whole):
        return whole
    typed = Source(core.key, kind, core.fields)
    core = typed if agrees(typed) else core
    for name in sorted(tables.FIELDS & fields.keys()):
        tried = Source(core.key, core.entry_type, {**core.fields, name: fields.pop(name)})
        core = tried if agrees(tried) else core
    return Source(core.key, core.entry_type, {**core.fields, **fields})


def _own_fields(own: Mapping[str, Any]) -> dict[str, str]:
    held = own.get("fields")
    return {
        name: value
        for name, value in (held.items() if isinstance(held, Mapping) else ())
        if isinstance(name, str) and isinstance(value, str) and _FIELD.fullmatch(name)
    }


def _keeps(tried: Source, back: Source, own: Mapping[str, str]) -> bool:
    """Tell whether an item that was tried is read as the entry is now."""
    changed = [
        name
        for name in {**tried.fields, **back.fields}
        if tried.fields.get(name) != back.fields.get(name)
    ]
    same_type = tried.entry_type == back.entry_type
    return same_type and all(same_field(name, tried.fields, own) for name in changed)


def _kept_fields(left: Item) -> dict[str, str]:
    named = {name: value for name, value in left.items() if _NAME.fullmatch(name)}
    made = {f"{_KEPT}{name}": as_bibtex(_text(value)) for name, value in named.items()}
    others = {name: value for name, value in left.items() if name not in named}
    if others:
        made[_OTHERS] = as_bibtex(_dumped(others))
    return made


def _text(value: Any) -> str:
    if isinstance(value, str) and value == " ".join(value.split()) and _as_json(value) is None:
        return value
    return _dumped(value)


def _dumped(value: Any) -> str:
    """Return JSON whose white space and letters no program would write in another way."""
    text = json.dumps(value, ensure_ascii=False)
    if not unicodedata.is_normalized("NFC", text):
        text = json.dumps(value)
    return _SPACE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _kept_values(fields: Mapping[str, str]) -> Item:
    made: Item = {}
    for name, value in fields.items():
        if name == _OTHERS:
            others = _as_json(plain_text(value))
            made |= others[0] if others and isinstance(others[0], dict) else {}
        elif name.startswith(_KEPT):
            text = plain_text(value)
            found = _as_json(text)
            made[name.removeprefix(_KEPT)] = text if found is None else found[0]
    return made


def _as_json(text: str) -> tuple[Any] | None:
    """Return what a text says as JSON, in a tuple; None where it is none."""
    try:
        return (json.loads(text),)
    except (ValueError, RecursionError):
        return None


def _same(one: Any, other: Any) -> bool:
    """Tell whether two values say the same; a number may be text, and white space may differ."""
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_same(one[n], other[n]) for n in one)
    if isinstance(one, int | str) and isinstance(other, int | str):
        if isinstance(one, bool) or isinstance(other, bool):
            return one == other
        return _composed(str(one)) == _composed(str(other))
    return type(one) is type(other) and bool(one == other)


def _is_nothing(value: Any) -> bool:
    if isinstance(value, str):
        return not value.strip()
    return value is None or (isinstance(value, list | dict) and not value)


def _composed(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
