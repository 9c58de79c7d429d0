"""Formatted references kept from one run to the next, by digest of entry and style.

They lie in the user's cache folder with everything else that can be worked out again.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cache

from claimgrade.library.csl.mapping import VERSION
from claimgrade.library.csl.style import Style
from claimgrade.model.source import Source
from claimgrade.workspace.cache import Cache

KIND = "formatted reference"


def key_of(source: Source, style: Style) -> str:
    """Return the digest of all that a formatted reference rests on.

    That is the entry's type and fields (its key and what is noted beside it do not show), the
    style, and the versions of the processor and of what is handed to it.
    """
    made_by = [VERSION, _processor(), style.digest, source.entry_type]
    said = json.dumps([*made_by, sorted(source.fields.items())], ensure_ascii=True)
    return hashlib.sha256(said.encode()).hexdigest()


@cache
def _processor() -> str:
    from importlib.metadata import version

    return version("citeproc-py")


def kept(store: Cache, keys: Iterable[str]) -> dict[str, str]:
    """Return the marked texts that are kept under some keys."""
    if not store.has_any(KIND):
        return {}
    found = ((key, store.get(KIND, key)) for key in keys)
    return {key: text for key, text in found if text}


def keep(store: Cache, texts: Mapping[str, str]) -> None:
    """Keep marked texts by their keys."""
    if texts:
        store.put_many(KIND, texts.items())
