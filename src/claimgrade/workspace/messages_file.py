"""Reads a translation of the words of the reports: name = "words", in TOML."""

import string
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from claimgrade.model.saying import ENGLISH_SENTENCES, Sentences
from claimgrade.workspace.faults import Fault
from claimgrade.workspace.files import MAX_RECORD_BYTES
from claimgrade.workspace.house_files import read_house_file
from claimgrade.workspace.reading.text import decode
from claimgrade.workspace.settings_file import key_places, syntax_fault


@dataclass(frozen=True, slots=True, eq=False)
class Translation:
    """The words that a workspace gives for names of the catalogue, and where each stands.

    ``language`` is that of the words; empty where the settings name none. ``places`` are line and
    column by name. ``sentences`` are those whose name is a sentence in English.
    """

    language: str = ""
    path: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    sentences: Sentences = ENGLISH_SENTENCES

    def over(self, english: Mapping[str, str]) -> Mapping[str, str]:
        """Return words by name: its own where their gaps are those of the English, else these."""
        own = {
            name: words
            for name, words in self.words.items()
            if name in english and gaps(words) == gaps(english[name])
        }
        return MappingProxyType({**english, **own}) if own else english


def gaps(words: str) -> frozenset[str] | None:
    """Return the gaps of a sentence (``{number}``), ``None`` where its braces do not match."""
    try:
        return frozenset(
            f"{name}{'!' + conversion if conversion else ''}{':' + form if form else ''}"
            for _, name, form, conversion in string.Formatter().parse(words)
            if name is not None
        )
    except ValueError:
        return None


ENGLISH = Translation()
"""No translation: the words are claimgrade's own."""


def read_translation(
    root: Path, language: str, path: str
) -> tuple[Translation, Fault | None, tuple[Fault, ...]]:
    """Return a translation, why its file cannot be used, and the faults within it.

    What is broken is left out, so that English stands for it.
    """
    data = read_house_file(root, path, MAX_RECORD_BYTES)
    if isinstance(data, Fault):
        return Translation(language), data, ()
    text = decode(data)
    if isinstance(text, Fault):
        return Translation(language, path), None, (text,)
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Translation(language, path), None, (syntax_fault(str(error), text),)
    places = key_places(text)
    words = {name: value for name, value in values.items() if isinstance(value, str) and value}
    faults = tuple(
        Fault("RD207", f"`{name}` takes words in quotation marks", *places.get(name, (1, 1)))
        for name in values
        if name not in words
    )
    return Translation(language, path, words, places, _sentences(words)), None, faults


def _sentences(words: Mapping[str, str]) -> Sentences:
    """Return the words whose name is a sentence with the same gaps."""
    return Sentences(
        MappingProxyType(
            {name: said for name, said in words.items() if gaps(said) == gaps(name) is not None}
        )
    )
