"""The elements of a style where citeproc-py 0.11 does otherwise than CSL 1.0.2 asks.

Each class names what it mends. Imported only when a reference is formatted.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from citeproc import model
from citeproc.string import MixedString, NoCase, String

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_BEGINS_ANEW = re.compile(r"[:.?!—][\s\"“”'’(]*\Z")
_TALLY = "tally"


class _Names(model.Names):
    """Names that a ``substitute`` has shown are not shown again (CSL 1.0.2, "Substitute")."""

    def process(
        self, item: Any, names_context: Any = None, context: Any = None, **others: Any
    ) -> Any:
        layout = (self if context is None else context).get_layout()
        asked = self.get("variable")
        tally = _tally(layout)
        tally.called += 1
        left = [role for role in asked.split() if role not in layout.repressed.get(self.tag, [])]
        if not left:
            raise model.VariableError
        self.set("variable", " ".join(left))
        try:
            made = super().process(item, names_context=names_context, context=context, **others)
        finally:
            self.set("variable", asked)
        tally.shown.extend((self.tag, role) for role in left)
        return made


class _Substitute(model.Substitute):
    """All that stands in for names is not shown again, also what a macro shows."""

    def render(self, item: Any, context: Any = None, **others: Any) -> Any:
        tally = _tally(context.get_layout())
        tally.before_substitute = len(tally.shown)
        return super().render(item, context=context, **others)

    def add_to_repressed_list(self, child: Any, context: Any) -> None:
        layout = context.get_layout()
        tally = _tally(layout)
        for tag, variable in tally.shown[tally.before_substitute :]:
            layout.repressed.setdefault(tag, []).append(variable)


class _Group(model.Group):
    """A group that calls variables and shows none of them is left out (CSL 1.0.2, "Group").

    One within it that is not left out counts as a variable that is shown.
    """

    def process(self, item: Any, context: Any = None, **others: Any) -> Any:
        tally = _tally((self if context is None else context).get_layout())
        called, shown = tally.called, len(tally.shown)
        made = super().process(item, context=context, **others)
        if tally.called > called and len(tally.shown) == shown:
            raise model.VariableError
        tally.called += 1
        tally.shown.append((self.tag, ""))
        return made


@dataclass(slots=True)
class _Tally:
    """What has been called of one entry, and shown, as element and variable."""

    called: int = 0
    shown: list[tuple[str, str]] = field(default_factory=list)
    before_substitute: int = 0


def _tally(layout: Any) -> _Tally:
    """Return the tally of the entry that is being printed; citeproc clears it after each."""
    kept: _Tally = layout.repressed.setdefault(_TALLY, _Tally())
    return kept


class _Counted:
    """Tells the tally that a variable is called, and whether it is shown."""

    def process(self, item: Any, *given: Any, context: Any = None, **others: Any) -> Any:
        layout_of: Any = self if context is None else context
        tally = _tally(layout_of.get_layout())
        tally.called += 1
        # Mixed into an element of the engine, which brings `process`, `tag` and `get`.
        made = super().process(item, *given, context=context, **others)  # type: ignore[misc]
        if made:
            tally.shown.append((self.tag, self.get("variable")))  # type: ignore[attr-defined]
        return made


class _Date(_Counted, model.Date):
    """The form of a locale prints what a date of the style has called."""

    def process(self, item: Any, *given: Any, context: Any = None, **others: Any) -> Any:
        if self.is_locale_date():
            return model.Date.process(self, item, *given, context=context, **others)
        return super().process(item, *given, context=context, **others)


class _Name(model.Name):
    """``initialize="false"`` keeps given names as they are."""

    def initialize(self, given: str, mark: str, context: Any) -> str:
        if self.get("initialize") == "false":
            return given
        return str(super().initialize(given, mark, context))


class _Cased:
    """Text of any kind can be put in capitals or small letters."""

    def case(self, text: Any, language: str | None = None) -> Any:
        segments = [*_segments(text)]
        if not segments:
            return text
        whole = MixedString(segments) if len(segments) > 1 else segments[0]
        # Mixed into an element of the engine, which brings `case`.
        return super().case(whole, language)  # type: ignore[misc]


def _segments(text: Any) -> Iterator[Any]:
    """Yield the parts of a text that are not empty, as citeproc's own kinds of string."""
    if isinstance(text, list):
        for part in text:
            yield from _segments(part)
    elif text:
        yield text if isinstance(text, String) else String(text)


class _DatePart(_Cased, model.Date_Part):
    pass


class _NamePart(_Cased, model.Name_Part):
    """The parts of a name are text, so that they can be joined."""

    def format_part(self, given: Any, family: Any) -> tuple[str | None, str | None]:
        given, family = super().format_part(given, family)
        return given and str(given), family and str(family)


class _Number(_Counted, _Cased, model.Number):
    pass


class _Text(_Cased, model.Text):
    """The last page is cut only where both have as many letters, and never one with a suffix.

    Title case is :func:`title_case`. What a macro is, and whether it calls a variable, is looked
    up once.
    """

    def get_macro(self, name: str) -> Any:
        return self.get_root().macros[name]

    def calls_variable(self) -> bool:
        known, name = self.get_root().calling, self.get("macro")
        if name is None:
            return bool(super().calls_variable())
        if name not in known:
            known[name] = bool(super().calls_variable())
        return bool(known[name])

    def case(self, text: Any, language: str | None = None) -> Any:
        if self.get("text-case") == "title" and language == "en":
            return String(title_case(_segments(text)))
        return super().case(text, language)

    def _variable(self, item: Any, context: Any) -> Any:
        tally = _tally(context.get_layout())
        tally.called += self.get("variable") not in self.generated_variables
        text = super()._variable(item, context)
        if text:
            tally.shown.append((self.tag, self.get("variable")))
        return text

    def _format_last_page(self, first: str, last: str) -> str:
        if len(first) != len(last) or not last[-1:].isdigit():
            return last
        return str(super()._format_last_page(first, last)) or last


def title_case(segments: Iterable[str]) -> str:
    """Return a text in title case (CSL 1.0.2), those of its segments that are protected kept.

    Words after a hyphen count as words. Small words stay small within a text.
    """
    parts = list(segments)
    text = "".join(str(part) for part in parts)
    kept = "".join(("k" if isinstance(part, NoCase) else "c") * len(part) for part in parts)
    words = [*_WORD.finditer(text)]
    letters = list(text)
    for place, word in enumerate(words):
        start = word.start()
        edge = place in (0, len(words) - 1) or bool(_BEGINS_ANEW.search(text[:start]))
        small = word.group() in model.TextCased._stop_words and not edge
        if kept[start] == "c" and word.group().islower() and not small:
            letters[start] = letters[start].upper()
    return "".join(letters)


OWN_ELEMENTS = {
    "date": _Date,
    "date-part": _DatePart,
    "group": _Group,
    "name": _Name,
    "name-part": _NamePart,
    "names": _Names,
    "number": _Number,
    "substitute": _Substitute,
    "text": _Text,
}
"""The elements of a style that take the place of citeproc's own, by tag."""
