"""One style at work: citeproc-py with our elements, and the seams of punctuation mended.

Imported only when a reference is formatted, since it loads citeproc and lxml.
"""

import re
import warnings
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

from citeproc import CitationStylesBibliography, model
from citeproc.source import Citation, CitationItem
from citeproc.source.json import CiteProcJSON
from lxml import etree

from claimgrade.library.csl.elements import OWN_ELEMENTS
from claimgrade.library.csl.mapping import OTHERS
from claimgrade.library.csl.pieces import Mark, marked
from claimgrade.library.csl.style import Style
from claimgrade.library.csl.titles import LESS_THAN

_CSL = "http://purl.org/net/xbiblio/csl"
_ID = "reference"
_SIGNS = "[\ue010-\ue01f]*"
_OTHERS = re.compile(rf",?(?:\s+(?:and|&|…))*\s+({_SIGNS}){OTHERS}")
_SEAMS = (
    (re.compile(r"(?<!\.)\.(" + _SIGNS + r")\.(?!" + _SIGNS + r"\.)"), r".\1"),
    (re.compile(r"([?!…])(" + _SIGNS + r")\.(?=\s|$|[\ue010-\ue01f])"), r"\1\2"),
    (re.compile(r"([,;:])(" + _SIGNS + r")\1"), r"\1\2"),
    (re.compile(r" (?=[,;.](?:\s|$))"), ""),
    (re.compile(r"\bRetrieved (?=https?://)"), ""),  # APA, where no day is recorded
    (re.compile(r"\s+"), " "),
)
_AFTER_QUOTE = re.compile(r"([.,?!])?”(" + _SIGNS + r")([.,])")

_FORMATTER = SimpleNamespace(
    preformat=str,
    Italic=lambda text: marked(text, Mark.ITALIC),
    Oblique=lambda text: marked(text, Mark.ITALIC),
    Bold=lambda text: marked(text, Mark.BOLD),
    Light=str,
    Underline=lambda text: marked(text, Mark.UNDERLINE),
    Superscript=lambda text: marked(text, Mark.SUPERSCRIPT),
    Subscript=lambda text: marked(text, Mark.SUBSCRIPT),
    SmallCaps=lambda text: marked(text, Mark.SMALL_CAPITALS),
)


class Processor:
    """A citation style, ready to format entries one by one."""

    def __init__(self, style: Style) -> None:
        self._root = _root(style.xml)
        self._quotes_last = self._root.get_locale_option("punctuation-in-quote") == "true"

    def formatted(self, item: Mapping[str, Any]) -> str:
        """Return one CSL-JSON item as the style prints it in a list, with signs for marks.

        Raises:
            ValueError: the style prints nothing for it, or something is not as CSL asks.
        """
        with warnings.catch_warnings():
            warnings.simplefilter("error", UserWarning)  # what citeproc warns of
            source = CiteProcJSON([{**item, "id": _ID}])
            listed = CitationStylesBibliography(self, source, _FORMATTER)
            listed.register(Citation([CitationItem(_ID)]))
            entries = listed.bibliography()
        text = "".join(str(entry) for entry in entries)
        if not text.strip():
            raise ValueError("the style prints nothing for it")
        return self._mended(text)

    @property
    def root(self) -> Any:
        """The style's own element, which citeproc asks for."""
        return self._root

    def render_bibliography(self, items: Any) -> Any:
        """Return the entries of a list, as citeproc asks for them."""
        return self._root.bibliography.render(items)

    def _mended(self, text: str) -> str:
        text = _OTHERS.sub(r", \1et al.", text).replace(LESS_THAN, "<")
        for seam, better in _SEAMS:
            text = seam.sub(better, text)
        if self._quotes_last:
            text = _AFTER_QUOTE.sub(lambda m: f"{m[1] or m[3]}”{m[2]}", text)
        return text.strip()


def _root(xml: bytes) -> Any:
    """Return a style's root made of citeproc's elements, with ours in the place of some."""
    lookup = etree.ElementNamespaceClassLookup()
    namespace = lookup.get_namespace(_CSL)
    namespace[None] = model.CitationStylesElement
    for kind in model.CitationStylesElement.__subclasses__():
        namespace[kind.__name__.replace("_", "-").lower()] = kind
    namespace.update(OWN_ELEMENTS)
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    parser.set_element_class_lookup(lookup)
    root = etree.fromstring(xml, parser)
    root.macros = {macro.get("name"): macro for macro in root.iterchildren(f"{{{_CSL}}}macro")}
    root.calling = {}
    root.set_locale_list(root.get("default-locale", "en-US"), validate=False)
    for date in root.iter(f"{{{_CSL}}}date"):
        _take_delimiter(root, date)
    return root


def _take_delimiter(root: Any, date: Any) -> None:
    """Give a date in a locale's form that form's own delimiter."""
    form = date.get("form")
    if form and not date.is_locale_date() and date.get("delimiter") is None:
        localised = root.get_date(form)
        if localised is not None and localised.get("delimiter"):
            date.set("delimiter", localised.get("delimiter"))
