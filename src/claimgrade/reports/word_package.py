"""A Word document (Office Open XML, ECMA-376) as the zip archive of XML that it is.

Only what a text with headings and comments needs, so that no other program is asked for. The
same parts give the same bytes: entries have a fixed order and a fixed time.
"""

import io
import re
import zipfile
from collections.abc import Mapping
from xml.etree import ElementTree

from claimgrade.reports.theme import GENERAL_FONTS, PLAIN, Look, own_colours

WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CORE = f"{_PACKAGE}/metadata/core-properties"
_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
_XML = "http://www.w3.org/XML/1998/namespace"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first time that a zip archive can say."""

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold in any spelling."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")

for _prefix, _namespace in (
    ("w", WORDS),
    ("r", RELATIONS),
    ("cp", _CORE),
    ("dc", _DUBLIN_CORE),
    ("dcterms", _TERMS),
    ("xsi", _INSTANCE),
):
    ElementTree.register_namespace(_prefix, _namespace)

Element = ElementTree.Element


def words(name: str, parent: Element | None = None, **values: str) -> Element:
    """Return a new element of Word's own vocabulary, within ``parent`` if one is given."""
    attributes = {f"{{{WORDS}}}{key}": value for key, value in values.items()}
    tag = f"{{{WORDS}}}{name}"
    if parent is None:
        return ElementTree.Element(tag, attributes)
    return ElementTree.SubElement(parent, tag, attributes)


def run(parent: Element, text: str, style: str = "", *, bold: bool = False) -> None:
    """Add text to a paragraph as it is, white space and all; U+FFFD for what XML cannot hold."""
    made = words("r", parent)
    if style or bold:
        properties = words("rPr", made)
        if style:
            words("rStyle", properties, val=style)
        if bold:
            words("b", properties)
    held = words("t", made)
    held.set(f"{{{_XML}}}space", "preserve")
    held.text = writable(text)


def paragraph(parent: Element, style: str = "") -> Element:
    """Return a new paragraph of a style, within ``parent``."""
    made = words("p", parent)
    if style:
        words("pStyle", words("pPr", made), val=style)
    return made


def link(parent: Element, relation: str, text: str) -> None:
    """Add a link whose address is a relation of the part (:func:`external`)."""
    made = words("hyperlink", parent)
    made.set(f"{{{RELATIONS}}}id", relation)
    run(made, text, "Hyperlink")


def writable(text: str) -> str:
    """Return text without the characters that XML cannot hold; each is replaced by U+FFFD."""
    return _NO_XML.sub("\ufffd", text)


def document_package(
    body: Element,
    comments: Element,
    links: Mapping[str, str],
    *,
    title: str,
    by: str,
    day: str,
    language: str,
    look: Look = PLAIN,
) -> bytes:
    """Return the bytes of a document with comments.

    ``links`` are the addresses that the comments lead to, by the id of their relation; ``day``
    (``2026-11-23``, or nothing) is when the document says it was made. From ``look`` come the font
    of the text and the colours of text, notes and links.
    """
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            ("rId1", f"{RELATIONS}/officeDocument", "word/document.xml"),
            (
                "rId2",
                f"{_PACKAGE}/relationships/metadata/core-properties",
                "docProps/core.xml",
            ),
        ),
        "docProps/core.xml": _core(title, by, day),
        "word/document.xml": body,
        "word/_rels/document.xml.rels": _relations(
            ("rId1", f"{RELATIONS}/styles", "styles.xml"),
            ("rId2", f"{RELATIONS}/comments", "comments.xml"),
        ),
        "word/styles.xml": _styles(language, look),
        "word/comments.xml": comments,
    }
    if links:
        addresses = [(key, f"{RELATIONS}/hyperlink", target) for key, target in links.items()]
        parts["word/_rels/comments.xml.rels"] = _relations(*addresses, external=True)
    return _zipped(parts)


def _zipped(parts: Mapping[str, Element]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, root in parts.items():
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(
                entry, ElementTree.tostring(root, encoding="UTF-8", xml_declaration=True)
            )
    return held.getvalue()


def _content_types() -> Element:
    root = ElementTree.Element("Types", xmlns=f"{_PACKAGE}/content-types")
    for extension, kind in (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
    ):
        ElementTree.SubElement(root, "Default", Extension=extension, ContentType=kind)
    for part, kind in (
        ("/word/document.xml", f"{_TYPES}.document.main+xml"),
        ("/word/styles.xml", f"{_TYPES}.styles+xml"),
        ("/word/comments.xml", f"{_TYPES}.comments+xml"),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    ):
        ElementTree.SubElement(root, "Override", PartName=part, ContentType=kind)
    return root


def _relations(*relations: tuple[str, str, str], external: bool = False) -> Element:
    root = ElementTree.Element("Relationships", xmlns=f"{_PACKAGE}/relationships")
    for key, kind, target in relations:
        made = ElementTree.SubElement(root, "Relationship", Id=key, Type=kind, Target=target)
        if external:
            made.set("TargetMode", "External")
    return root


def _core(title: str, by: str, day: str) -> Element:
    root = ElementTree.Element(f"{{{_CORE}}}coreProperties")
    ElementTree.SubElement(root, f"{{{_DUBLIN_CORE}}}title").text = writable(title)
    ElementTree.SubElement(root, f"{{{_DUBLIN_CORE}}}creator").text = writable(by)
    for name in ("created", "modified") if day else ():
        made = ElementTree.SubElement(root, f"{{{_TERMS}}}{name}")
        made.set(f"{{{_INSTANCE}}}type", "dcterms:W3CDTF")
        made.text = f"{day}T00:00:00Z"
    return root


_PARAGRAPHS: tuple[tuple[str, str, int, int], ...] = (
    ("Title", "Title", 48, 0),
    *((f"Heading{level}", f"heading {level}", 36 - 3 * level, level) for level in range(1, 7)),
    ("ReviewNote", "Review note", 20, 0),
    ("CommentText", "annotation text", 20, 0),
)
"""Styles of paragraphs: id, name, size in half points, level of a heading."""


_FONT = "Calibri"
_COLOURS = {"ink": "auto", "soft": "57534B", "link": "1D4F7C"}
"""What stands where a theme names nothing; ``auto`` is the colour of text in the word processor."""


def _colours(look: Look) -> dict[str, str]:
    """Return the colours of text, notes and links on a light page, as Word writes them."""
    named = {name: one.removeprefix("#") for name, one in own_colours(look.theme.light).items()}
    own = {name: "".join(c * (6 // len(one)) for c in one) for name, one in named.items()}
    return {name: own.get(name, usual) for name, usual in _COLOURS.items()}


def _styles(language: str, look: Look) -> Element:
    root, colours = words("styles"), _colours(look)
    font = next((name for name in look.theme.text_font if name not in GENERAL_FONTS), _FONT)
    defaults = words("rPr", words("rPrDefault", words("docDefaults", root)))
    words("rFonts", defaults, ascii=font, hAnsi=font, cs=font)
    words("color", defaults, val=colours["ink"])
    words("sz", defaults, val="23")
    words("lang", defaults, val=language if _LANGUAGE.fullmatch(language) else "en")
    normal = _style(root, "paragraph", "Normal", "Normal")
    normal.set(f"{{{WORDS}}}default", "1")
    words("spacing", words("pPr", normal), after="160", line="288", lineRule="auto")
    for key, name, size, level in _PARAGRAPHS:
        style = _style(root, "paragraph", key, name)
        words("basedOn", style, val="Normal")
        words("next", style, val="Normal")
        properties = words("pPr", style)
        if level:
            words("keepNext", properties)
            words("spacing", properties, before="280", after="100")
            words("outlineLvl", properties, val=str(level - 1))
        shape = words("rPr", style)
        if level or key == "Title":
            words("b", shape)
        if key == "ReviewNote":
            words("color", shape, val=colours["soft"])
        words("sz", shape, val=str(size))
    _character_styles(root, colours)
    return root


def _character_styles(root: Element, colours: Mapping[str, str]) -> None:
    small = words("rPr", _style(root, "character", "CommentReference", "annotation reference"))
    words("sz", small, val="16")
    quiet = words("rPr", _style(root, "character", "NotReviewed", "Not reviewed"))
    words("color", quiet, val=colours["soft"])
    words("u", quiet, val="dotted")
    blue = words("rPr", _style(root, "character", "Hyperlink", "Hyperlink"))
    words("color", blue, val=colours["link"])
    words("u", blue, val="single")


def _style(root: Element, kind: str, key: str, name: str) -> Element:
    style = words("style", root, type=kind, styleId=key)
    words("name", style, val=name)
    return style
