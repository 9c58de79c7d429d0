"""The message catalogue: every fixed word of a report, by name.

Templates read the words as ``text.name``. Sentences with gaps are filled by ``str.format`` in the
views, never in a template; those that the method composes are their own names. A translation gives
words of its own for some or all of the names (docs/house-style.md); while it is in force,
:data:`TEXT` and all that is made of it are in its language, and what it leaves out is English.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from claimgrade.assess.wording.phrases import PHRASES
from claimgrade.assess.wording.said import COACH_WORDS
from claimgrade.reports.text import (
    annotated,
    card,
    certainty,
    claim_page,
    counts,
    cue_cards,
    figures,
    findings,
    measured,
    method,
    numbers,
    page,
    reading_list,
    rules,
    scales,
    studied,
    vocabulary,
)

_PARTS = (
    page.TEXT,
    card.TEXT,
    certainty.TEXT,
    numbers.TEXT,
    method.TEXT,
    cue_cards.TEXT,
    annotated.TEXT,
    reading_list.TEXT,
    findings.TEXT,
    figures.TEXT,
    claim_page.TEXT,
    scales.TEXT,
    vocabulary.TEXT,
    studied.TEXT,
    counts.TEXT,
    measured.TEXT,
    rules.TEXT,
    PHRASES,
    COACH_WORDS,
)

SENTENCES = tuple(
    files(__name__).joinpath("sentences.txt").read_text(encoding="utf-8").splitlines()
)
"""The sentences composed from records (``claimgrade.model.saying``), listed from the source."""

ENGLISH: Mapping[str, str] = MappingProxyType(
    {name: words for part in _PARTS for name, words in part.items()}
    | {sentence: sentence for sentence in SENTENCES}
)
"""The words as claimgrade has them, by name; no two parts have one name (tested).

The name of a sentence is the sentence.
"""

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_IN_FORCE: ContextVar[Mapping[str, str]] = ContextVar("catalogue", default=ENGLISH)


class _Text(Mapping[str, str]):
    """The words in force: English, unless a translation is."""

    def __getitem__(self, name: str) -> str:
        return _IN_FORCE.get()[name]

    def get(self, name: str, default: Any = None) -> Any:
        """Return the words of a name, or the default where there are none."""
        return _IN_FORCE.get().get(name, default)

    def __getattr__(self, name: str) -> str:
        # Templates ask for attributes first; to fail there costs more than all the rest.
        try:
            return _IN_FORCE.get()[name]
        except KeyError:
            raise AttributeError(name) from None

    def __iter__(self) -> Iterator[str]:
        return iter(_IN_FORCE.get())

    def __len__(self) -> int:
        return len(_IN_FORCE.get())


words_in_force: Callable[[], Mapping[str, str]] = _IN_FORCE.get
"""Return the words in force: part of the key of whatever keeps what was said."""


TEXT: Mapping[str, str] = _Text()
"""The words in force by name. Read them where they are used, never when a module is imported."""


def translated(messages: Mapping[str, str]) -> Mapping[str, str]:
    """Return the whole catalogue with the words of a translation where it has them.

    Names that are not in the catalogue are left out.
    """
    own = {name: words for name, words in messages.items() if name in ENGLISH}
    return MappingProxyType({**ENGLISH, **own}) if own else ENGLISH


@contextmanager
def in_force(catalogue: Mapping[str, str]) -> Iterator[None]:
    """Let :data:`TEXT` be a whole catalogue within a ``with`` block, in this thread alone."""
    token = _IN_FORCE.set(catalogue)
    try:
        yield
    finally:
        _IN_FORCE.reset(token)


def as_toml() -> str:
    """Return the English catalogue in TOML, a line a name: the form that a translation has."""
    return "".join(
        f"{name if _BARE.fullmatch(name) else json.dumps(name)} = "
        f"{json.dumps(words, ensure_ascii=False)}\n"
        for name, words in ENGLISH.items()
    )
