"""Styles, pages and what belongs to them, taken from a Word document that a house made.

Documents that pandoc makes take them by its ``--reference-doc``; this is for those that
claimgrade builds itself, so that the comments in them stay as they are.
"""

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree

from claimgrade.reports.word_package import BESIDE_STYLES, WORDS, Element, words
from claimgrade.reports.word_styles import language_tag

_XML = "http://www.w3.org/XML/1998/namespace"
_OURS = (f"{{{WORDS}}}", f"{{{_XML}}}")
_BODY_TEXT = "body text"
_PAGE = ("pgSz", "pgMar")


@dataclass(frozen=True, slots=True)
class Reference:
    """What a document lends: its styles, the parts that they refer to, and its page.

    ``names`` leads from the ids of our styles to those under which ``styles`` has them; ``text``
    is the style of a paragraph that names none, empty for the document's default. ``page`` holds
    the size and the margins of a page, as far as they are there.
    """

    styles: Element
    names: Mapping[str, str]
    text: str
    beside: Mapping[str, bytes]
    page: tuple[Element, ...]

    def dress(self, root: Element) -> None:
        """Give the paragraphs and runs below an element the styles of the document."""
        for used in _all(root, "pStyle", "rStyle"):
            named = used.attrib[_key("val")]
            used.set(_key("val"), self.names.get(named, named))
        for paragraph in _all(root, "p") if self.text else ():
            if paragraph.find(_key("pPr")) is None:
                properties = words("pPr")
                words("pStyle", properties, val=self.text)
                paragraph.insert(0, properties)


def reference(document: bytes, ours: Element, language: str) -> Reference:
    """Return what a Word document lends to one of ours, which is in a language.

    A style is found by its name as Word knows it in every language (``heading 1``); those of
    ``ours`` that the document does not have are added. Raises ``OSError`` where the file holds no
    styles that can be read.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(document)) as archive:
            styles = _read(archive, "word/styles.xml")
            body = _read(archive, "word/document.xml")
            beside = dict(_beside(archive))
    except (zipfile.BadZipFile, KeyError, ElementTree.ParseError, ValueError) as error:
        raise OSError(f"reference_docx is no Word document that can be read: {error}") from error
    names = _added(styles, ours)
    for said in (said for usual in _all(styles, "rPrDefault") for said in _all(usual, "lang")):
        said.set(_key("val"), language_tag(language))
    theirs = {name: key for kind, name, key in _named(styles) if kind == "paragraph"}
    page = [found for name in _PAGE for found in list(_all(body, name))[-1:]]
    return Reference(styles, names, theirs.get(_BODY_TEXT, ""), beside, tuple(page))


def _key(name: str) -> str:
    return f"{{{WORDS}}}{name}"


def _all(root: Element, *names: str) -> Iterator[Element]:
    for name in names:
        yield from root.iter(_key(name))


def _read(archive: zipfile.ZipFile, name: str) -> Element:
    """Return a part with nothing in it but Word's own vocabulary of the standard."""
    written = archive.read(name)
    if b"<!DOCTYPE" in written:
        raise ValueError(f"{name} has a document type, which no Word document has")
    root = ElementTree.fromstring(written)  # noqa: S314 - nothing is declared in it, so nothing expands
    _stripped(root)
    return root


def _stripped(element: Element) -> None:
    """Take out what stands in later vocabularies: its prefixes would not be declared any more."""
    for name in [one for one in element.attrib if not one.startswith(_OURS)]:
        del element.attrib[name]
    for child in list(element):
        if child.tag.startswith(_OURS):
            _stripped(child)
        else:
            element.remove(child)


def _beside(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    """Yield the parts that styles refer to; not one that itself refers to others."""
    held = set(archive.namelist())
    for name in BESIDE_STYLES:
        folder, _, file = name.rpartition("/")
        if name in held and f"{folder}/_rels/{file}.rels" not in held:
            yield name, archive.read(name)


def _named(styles: Element) -> Iterator[tuple[str, str, str]]:
    """Yield the kind, the name in small letters and the id of each style."""
    for style in _all(styles, "style"):
        name = style.find(_key("name"))
        if name is not None:
            said = name.get(_key("val"), "").lower()
            yield style.get(_key("type"), ""), said, style.get(_key("styleId"), "")


def _added(styles: Element, ours: Element) -> dict[str, str]:
    """Add those of our styles that are lacking, and return the id of each by our own."""
    theirs = {(kind, name): key for kind, name, key in _named(styles)}
    taken = set(theirs.values())
    names = {}
    lacking = []
    for style, (kind, name, key) in zip(_all(ours, "style"), _named(ours), strict=True):
        found = theirs.get((kind, name))
        if found is None:
            lacking.append(style)
            found = key
            while found in taken:
                found += "Review"
            style.set(_key("styleId"), found)
        names[key] = found
    for style in lacking:
        for link in _all(style, "basedOn", "next"):
            link.set(_key("val"), names[link.attrib[_key("val")]])
        styles.append(style)
    return names
