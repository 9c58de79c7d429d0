"""A Word document (Office Open XML, ECMA-376) as the zip archive of XML that it is.

Only what a text with headings and comments needs, so that no other program is asked for. The
same parts give the same bytes: entries have a fixed order and a fixed time.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from xml.etree import ElementTree

WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CORE = f"{_PACKAGE}/metadata/core-properties"
_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
_XML = "http://www.w3.org/XML/1998/namespace"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"

BESIDE_STYLES = {
    "word/theme/theme1.xml": (
        "theme",
        "application/vnd.openxmlformats-officedocument.theme+xml",
    ),
    "word/numbering.xml": ("numbering", f"{_TYPES}.numbering+xml"),
}
"""Parts that styles refer to, by name: the kind of the relation, and of what is in them."""

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first time that a zip archive can say."""

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold in any spelling."""

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
    styles: Element,
    beside: Mapping[str, bytes] = MappingProxyType({}),
) -> bytes:
    """Return the bytes of a document with comments.

    ``links`` are the addresses that the comments lead to, by the id of their relation; ``day``
    (``2026-11-23``, or nothing) is when the document says it was made. ``beside`` are parts that
    ``styles`` refer to, by the names in :data:`BESIDE_STYLES`.
    """
    kept = [name for name in BESIDE_STYLES if name in beside]
    parts: dict[str, Element | bytes] = {
        "[Content_Types].xml": _content_types(kept),
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
            *(
                (f"rId{at}", f"{RELATIONS}/{BESIDE_STYLES[name][0]}", name.removeprefix("word/"))
                for at, name in enumerate(kept, start=3)
            ),
        ),
        "word/styles.xml": styles,
        "word/comments.xml": comments,
        **{name: beside[name] for name in kept},
    }
    if links:
        addresses = [(key, f"{RELATIONS}/hyperlink", target) for key, target in links.items()]
        parts["word/_rels/comments.xml.rels"] = _relations(*addresses, external=True)
    return _zipped(parts)


def _zipped(parts: Mapping[str, Element | bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, part if isinstance(part, bytes) else _written(part))
    return held.getvalue()


def _written(root: Element) -> bytes:
    written: bytes = ElementTree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return written


def _content_types(beside: Iterable[str]) -> Element:
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
        *((f"/{name}", BESIDE_STYLES[name][1]) for name in beside),
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
