"""Files of references: their text within limits, and which format each is."""

import codecs
import os
import re
import stat
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from claimgrade.library.formats import bibtex, csl_json, endnote, hypothesis, nbib, ris
from claimgrade.library.formats.reading import Fault, Reading
from claimgrade.model.source import Source
from claimgrade.workspace.files import read_at_most

MAX_BYTES = 50 * 1024 * 1024
"""The largest file that is read; 100,000 references with abstracts have about that."""

_START = 50_000
"""Characters at the beginning of a file by which its format is told."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, ""),
    (codecs.BOM_UTF32_BE, ""),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NOT_FOR_FILES = frozenset(
    {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"}
)
_DECLARED = re.compile(rb"(?:^%\s*Encoding:[ \t]*|<\?xml\b[^>]*\bencoding=[\"'])([\w.-]+)", re.M)
"""Where JabRef, and XML, name the encoding of the file they are in."""

_ENCODING_HELP = "say which it is: --encoding cp1252 where an older Windows program wrote the file"


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, how people call it, endings of its files, how it is read and written.

    ``begins`` finds what a file in the format has near its beginning and others have not;
    ``not_held`` names the fields of a source that are lost when it is written.
    """

    name: str
    title: str
    endings: tuple[str, ...]
    begins: re.Pattern[str]
    read: Callable[[str, str], Reading]
    write: Callable[[Iterable[Source]], str] | None = None
    not_held: Callable[[Source], tuple[str, ...]] | None = None


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        one.name: one
        for one in (
            Format(
                csl_json.FORMAT,
                "CSL-JSON",
                (".json", ".csljson"),
                re.compile(r"\A\s*(?:\[\s*[\]{]|\{\s*[\"}])"),
                csl_json.read,
                csl_json.write,
            ),
            Format(
                endnote.FORMAT,
                "EndNote XML",
                (".xml",),
                re.compile(r"\A\s*<(?=[\s\S]*<(?:records?|ref-type|xml)\b)"),
                endnote.read,
            ),
            Format(
                ris.FORMAT,
                "RIS",
                (".ris",),
                re.compile(r"^[ \t]*TY {1,3}- ?[A-Z]", re.MULTILINE),
                ris.read,
                ris.write,
                ris.not_held,
            ),
            Format(
                nbib.FORMAT,
                "PubMed (NBIB)",
                (".nbib", ".medline"),
                re.compile(r"^PMID ?- ?\d", re.MULTILINE),
                nbib.read,
            ),
            Format(
                bibtex.FORMAT,
                "BibTeX and BibLaTeX",
                (".bib", ".bibtex"),
                re.compile(r"^[ \t]*@\s*[A-Za-z]+\s*[{(]", re.MULTILINE),
                bibtex.read,
                bibtex.write,
            ),
        )
    }
)
"""The formats of references by name. Annotations (``hypothesis``) are read apart."""


def detect(name: str, text: str) -> str | None:
    """Return the name of the format of a file; ``hypothesis`` for annotations, None where unknown.

    Its beginning decides; where that suits two formats, the ending of its name does, and so it
    does where the beginning suits none.
    """
    start = text[:_START].removeprefix("\ufeff")
    if hypothesis.is_annotations(start):
        return hypothesis.FORMAT
    found = [one.name for one in FORMATS.values() if one.begins.search(start)]
    ending = Path(name).suffix.lower()
    named = [one.name for one in FORMATS.values() if ending in one.endings]
    if named and (named[0] in found or not found):
        return named[0]
    return found[0] if found else None


def read_file(path: Path, encoding: str | None = None) -> Reading:
    """Return what a file of references holds, within limits of size and encoding.

    ``encoding`` is asked of the user where the file is not in Unicode. Every fault is in the
    reading; nothing is raised.
    """
    text = read_text(path, encoding)
    if isinstance(text, Fault):
        return Reading("", (), (text,))
    found = detect(path.name, text)
    if found is None:
        known = ", ".join(one.title for one in FORMATS.values())
        return Reading("", (), (Fault("this is in none of the formats that are read", 1, known),))
    if found == hypothesis.FORMAT:
        message = "these are annotations, from which claims are made, and not references"
        return Reading(found, (), (Fault(message),))
    reading = FORMATS[found].read(text, path.name)
    if reading.entries or reading.faults:
        return reading
    return Reading(
        found, (), (Fault(f"there is no reference in it, read as {FORMATS[found].title}"),)
    )


def read_text(path: Path, encoding: str | None = None) -> str | Fault:
    """Return the text of a file: UTF-8, UTF-16 with its mark, or in the encoding that is named."""
    try:
        about = os.stat(path)
        if not stat.S_ISREG(about.st_mode):
            return Fault("this is not a file")
        if about.st_size > MAX_BYTES:
            return _too_large(about.st_size)
        data = read_at_most(os.fspath(path), MAX_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or "it cannot be opened").lower()
        return Fault(f"this file cannot be read: {reason}")
    return _too_large(len(data)) if len(data) > MAX_BYTES else _decoded(data, encoding)


def _too_large(size: int) -> Fault:
    message = f"this file has {size / 2**20:.1f} MB; at most {MAX_BYTES // 2**20} MB are read"
    return Fault(message, 1, "export it in parts")


def _decoded(data: bytes, encoding: str | None) -> str | Fault:
    mark, marked = next(((m, e) for m, e in _MARKS if data.startswith(m)), (b"", "utf-8"))
    if not marked:
        return Fault("this file is saved as UTF-32", 1, "save it as UTF-8")
    named = encoding if encoding and not mark else marked
    if not _is_of_text(named):
        return Fault(f"'{named}' is not an encoding of text", 1, "cp1252, latin-1, cp1251 …")
    text = _in_encoding(data[len(mark) :], named)
    declared = _DECLARED.search(data[:1000])
    if isinstance(text, Fault) and not encoding and declared:
        own = declared[1].decode("ascii")
        text = _in_encoding(data, own) if _is_of_text(own) else text
    if isinstance(text, str) and "\0" in text[:_START]:
        message = "this file holds characters of value 0, as no text does"
        return Fault(message, 1, "save it as UTF-8, or try --encoding utf-16-le or utf-16-be")
    return text


def _in_encoding(data: bytes, encoding: str) -> str | Fault:
    try:
        return data.decode(encoding)
    except UnicodeError as error:
        return _not_decoded(data, encoding, error)


def _is_of_text(encoding: str) -> bool:
    try:
        found = codecs.lookup(encoding)
    except LookupError:
        return False
    # The codecs of bytes, such as zip, are no encodings of text; only this attribute tells.
    return bool(found._is_text_encoding) and found.name.replace("-", "_") not in _NOT_FOR_FILES


def _not_decoded(data: bytes, encoding: str, error: UnicodeError) -> Fault:
    start = error.start if isinstance(error, UnicodeDecodeError) else 0
    line = data.count(b"\n", 0, start) + 1
    byte = f"the byte 0x{data[start]:02x}" if start < len(data) else "its end"
    return Fault(f"{byte} is not text in {encoding.upper()}", line, _ENCODING_HELP)
