"""The text of a Word document (Office Open XML, ECMA-376), paragraph by paragraph.

A document is a zip archive of XML from anybody: how much of it is unpacked and how deep it may
be nested is limited, and a document type declaration, which the format forbids and which alone
could declare entities, is refused.
"""

import io
import posixpath
import re
import zipfile
import zlib
from xml.parsers import expat

from claimgrade.workspace.reading.blocks import Block, Unreadable

MAX_PART_BYTES = 50 * 1024 * 1024
"""Unpacked bytes of one part of the archive that are read at most."""

MAX_DEPTH = 200
"""Elements within elements; Word's own documents stay far below."""

_WORDS = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main ",
    "http://purl.oclc.org/ooxml/wordprocessingml/main ",
)
_FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
_ROOT_RELATIONS = "_rels/.rels"
_USUAL_DOCUMENT = "word/document.xml"
_HEADING_NAME = re.compile(r"heading ([1-6])", re.IGNORECASE)

_SIGNS = {
    "tab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
"""Elements that stand for a character."""

_SAVE_AGAIN = "open it in a word processor and save it again as .docx, or save it as .txt"


class _Refused(Exception):
    """A part of the document is not read, for the reason that the exception says."""


def docx_blocks(data: bytes) -> list[Block] | Unreadable:
    """Return the paragraphs of a Word document, or why it cannot be read.

    Words that a tracked change deleted are left out, inserted ones kept; so are the words of
    tables, lists and text boxes. Notes, comments, headers and footers are not part of the text.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            document = _document_name(archive)
            levels = _heading_levels(archive, posixpath.dirname(document))
            reader = _Document(levels)
            _parse(_part(archive, document), reader)
            return reader.blocks
    except _Refused as reason:
        return Unreadable(str(reason), _SAVE_AGAIN)
    except KeyError:
        return Unreadable("it is a zip archive but no Word document", _SAVE_AGAIN)
    except expat.ExpatError as error:
        return Unreadable(f"its XML is damaged: {expat.ErrorString(error.code)}", _SAVE_AGAIN)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError):
        return Unreadable("it is damaged, or no Word document", _SAVE_AGAIN)
    except (RuntimeError, NotImplementedError):
        return Unreadable("it is encrypted or packed in an unknown way", _SAVE_AGAIN)


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return a part of the archive; what its header says of its size is not relied on."""
    with archive.open(name) as packed:
        data = packed.read(MAX_PART_BYTES + 1)
    if len(data) > MAX_PART_BYTES:
        limit = MAX_PART_BYTES // 1024 // 1024
        raise _Refused(f"{name} in it unpacks to more than {limit} MB")
    return data


def _document_name(archive: zipfile.ZipFile) -> str:
    """Return the name of the main part, as the package says (ECMA-376 Part 2)."""
    if _ROOT_RELATIONS not in archive.namelist():
        return _USUAL_DOCUMENT
    relations = _Relations()
    _parse(_part(archive, _ROOT_RELATIONS), relations)
    return relations.document or _USUAL_DOCUMENT


def _heading_levels(archive: zipfile.ZipFile, folder: str) -> dict[str, int]:
    name = posixpath.join(folder, "styles.xml")
    if name not in archive.namelist():
        return {}
    styles = _Styles()
    _parse(_part(archive, name), styles)
    return styles.levels


class _Elements:
    """What is told of each element; names of Word's own elements come without namespace."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Note that an element begins."""

    def end(self, name: str) -> None:
        """Note that an element ends."""

    def characters(self, data: str) -> None:
        """Note characters within an element."""


def _parse(data: bytes, elements: _Elements) -> None:
    """Tell ``elements`` what an XML text holds; refuse declarations and excessive depth."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    depth = 0

    def refuse(*_: object) -> None:
        raise _Refused("its XML declares a document type, which Word documents never do")

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise _Refused(f"its XML is nested more than {MAX_DEPTH} deep")
        elements.start(_local(name), {_local(key): value for key, value in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        elements.end(_local(name))

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = elements.characters
    parser.Parse(data, True)


def _local(name: str) -> str:
    for namespace in _WORDS:
        if name.startswith(namespace):
            return name[len(namespace) :]
    return name


class _Relations(_Elements):
    """Finds the main part among the relations of the package."""

    def __init__(self) -> None:
        self.document: str | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if attributes.get("Type", "").endswith("/officeDocument"):
            self.document = posixpath.normpath(attributes.get("Target", "").lstrip("/"))


class _Styles(_Elements):
    """Finds which paragraph styles are headings, by name (Heading 1, Title) or outline level."""

    def __init__(self) -> None:
        self.levels: dict[str, int] = {}
        self._style = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        value = attributes.get("val", "")
        if name == "style":
            self._style = attributes.get("styleId", "")
        elif name == "name":
            heading = _HEADING_NAME.fullmatch(value)
            if heading:
                self.levels[self._style] = int(heading.group(1))
            elif value.lower() == "title":
                self.levels[self._style] = 1
        elif name == "outlineLvl" and self._style not in self.levels:
            level = _outline_level(value)
            if level:
                self.levels[self._style] = level


def _outline_level(value: str) -> int | None:
    """Return the level of a heading, 1 to 6, from Word's, which counts from 0 (9: body text)."""
    return int(value) + 1 if value in set("012345") else None


class _Document(_Elements):
    """Gathers the paragraphs; a text box is a paragraph within one, and comes before it."""

    def __init__(self, levels: dict[str, int]) -> None:
        self.blocks: list[Block] = []
        self._levels = levels
        self._open: list[tuple[list[str], list[int]]] = []
        self._in_text = False
        self._in_properties = False
        self._skipped = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self._skipped or name in (_FALLBACK, "del", "moveFrom"):
            self._skipped += 1
        elif name == "p":
            self._open.append(([], []))
        elif name == "pPr":
            self._in_properties = True
        elif not self._open:
            return
        elif self._in_properties:
            self._note_level(name, attributes.get("val", ""))
        elif name == "t":
            self._in_text = True
        elif name in _SIGNS:
            self._open[-1][0].append(_SIGNS[name])

    def end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
        elif name == "t":
            self._in_text = False
        elif name == "pPr":
            self._in_properties = False
        elif name == "p" and self._open:
            parts, levels = self._open.pop()
            self.blocks.append(Block("".join(parts), levels[0] if levels else None))

    def characters(self, data: str) -> None:
        if self._in_text and not self._skipped:
            self._open[-1][0].append(data)

    def _note_level(self, name: str, value: str) -> None:
        level = None
        if name == "outlineLvl":
            level = _outline_level(value)
        elif name == "pStyle":
            level = self._levels.get(value)
        if level and self._open:
            self._open[-1][1].append(level)
