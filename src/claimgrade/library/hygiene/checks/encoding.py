"""Checks of letters and signs: encodings read wrongly, HTML, and what LaTeX trips over."""

import html
import re
from collections.abc import Callable, Iterator

from claimgrade.library.hygiene.codes import encoding as codes
from claimgrade.library.hygiene.remark import (
    NAME_FIELDS,
    PRINTED_FIELDS,
    Remark,
    present,
    shown,
)
from claimgrade.workspace.bibtex.entries import BibEntry

_CONTINUATION = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
"""The bytes 80 to BF as Latin-1 and as Windows-1252 show them."""

_MOJIBAKE = re.compile(
    f"[\xc2-\xdf][{_CONTINUATION}]|[\xe0-\xef][{_CONTINUATION}]{{2}}|\xf0[{_CONTINUATION}]{{3}}"
)
_LOST_IN_NAME = re.compile(r"[^\W\d_]\?[^\W\d_]")
_ENTITY = re.compile(r"\\?&(?:amp;)?(?:\\?#(?:\d{2,6}|x[0-9a-f]{2,5})|[a-z]{2,8}\d{0,2});", re.I)
_TAG = re.compile(
    r"</?(?:jats:|mml:)?(?:i|b|em|strong|su[bp]|u|sc|scp|p|span|div|br|font|italic|bold|inf)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_PAIRED = re.compile(r"<(i|b|em|strong|sub|sup|italic|bold|inf)>([^<>]*)</\1>", re.IGNORECASE)
_DROPPED = re.compile(r"</?(?:span|font|p|div|jats:p)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_COMMAND_FOR = {
    **dict.fromkeys(("i", "em", "italic"), r"\emph"),
    **dict.fromkeys(("b", "strong", "bold"), r"\textbf"),
    **dict.fromkeys(("sub", "inf"), r"\textsubscript"),
    "sup": r"\textsuperscript",
}
_DOLLAR = re.compile(r"(?<!\\)\$")
_TWICE = re.compile(r"\\\\(?=[&%#_$])")
_BARE_SIGN = re.compile(r"(?<!\\)[&%#]")
_VERBATIM = re.compile(r"\\(?:url|href|path|nolinkurl|verb)\b|\\\(|https?://|<")
_MATHS = re.compile(r"(?<!\\)\$[^$]*\$")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u2028\u2029\u2060\ufeff\ufb00-\ufb06]"
)
_LIGATURES = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
    "\ufb05": "st", "\ufb06": "st", "\u2028": " ", "\u2029": " ",
}  # fmt: skip
_WORTH_A_LOOK = re.compile(r"[^\x20-\x25\x27-\x3b\x3d\x3e\x40-\x5b\x5d-\x7e]|[$%#]")
_ESCAPES = {"&": r"\&", "%": r"\%", "#": r"\#", "$": r"\$", "_": r"\_", "\xa0": " "}


def letters(entry: BibEntry) -> Iterator[Remark]:
    """Check the letters and signs of every printed field."""
    for field, value in present(entry, PRINTED_FIELDS):
        if _WORTH_A_LOOK.search(value):
            yield from _encoding(field, value)
            yield from _html(field, value)
            yield from _signs(field, value)


def address(entry: BibEntry) -> Iterator[Remark]:
    """Check that no ``&amp;`` stands in an address."""
    value = entry.fields.get("url", "")
    if "&amp;" in value:
        mended = {"url": _until_still(value, lambda text: text.replace("&amp;", "&"))}
        yield Remark(codes.HTML_IN_FIELD, "the url has '&amp;' in it", "url", mended)


def _encoding(field: str, value: str) -> Iterator[Remark]:
    found = _MOJIBAKE.search(value)
    mended = _redecoded(value) if found else value
    if mended != value:
        message = f"the {field} has letters of another encoding: '{shown(mended_part(value))}'"
        yield Remark(codes.MOJIBAKE, message, field, {field: mended})
    if "\ufffd" in value or (field in NAME_FIELDS and _LOST_IN_NAME.search(value)):
        yield Remark(codes.LOST_CHARACTER, f"a letter was lost in '{shown(value)}'", field)
    if _INVISIBLE.search(value) and not _MOJIBAKE.search(value):
        mended = _INVISIBLE.sub(lambda m: _LIGATURES.get(m[0], ""), value)
        message = f"the {field} has a character that is not seen or drawn for two"
        yield Remark(codes.INVISIBLE_CHARACTER, message, field, {field: mended} if mended else {})


def _html(field: str, value: str) -> Iterator[Remark]:
    entity = next((m for m in _ENTITY.finditer(value) if _is_entity(m[0])), None)
    tag = _TAG.search(value)
    found = entity or tag
    if found is None:
        return
    message = f"the {field} has HTML in it: '{found[0]}'"
    mended = without_html(value)
    complete = not (_TAG.search(mended) or any(_is_entity(m[0]) for m in _ENTITY.finditer(mended)))
    yield Remark(codes.HTML_IN_FIELD, message, field, {field: mended} if complete else {})


def _signs(field: str, value: str) -> Iterator[Remark]:
    if _TWICE.search(value):
        message = f"a sign is escaped twice in '{shown(value)}'"
        mended = {field: _until_still(value, lambda text: _TWICE.sub(r"\\", text))}
        yield Remark(codes.ESCAPED_TWICE, message, field, mended)
    if len(_DOLLAR.findall(value)) % 2:
        message = f"the {field} has an odd number of dollar signs: '{shown(value)}'"
        yield Remark(codes.UNBALANCED_DOLLAR, message, field)
        return
    if _VERBATIM.search(value) or _ENTITY.search(value):
        return
    bare = _BARE_SIGN.search(_MATHS.sub(lambda m: " " * len(m[0]), value))
    if bare:
        message = f"'{bare[0]}' stands bare in the {field} '{shown(value)}'"
        yield Remark(codes.UNESCAPED_SIGN, message, field, {field: _with_escapes(value)})


def _with_escapes(value: str) -> str:
    pieces = re.split(r"((?<!\\)\$[^$]*\$)", value)
    pieces[::2] = [_BARE_SIGN.sub(lambda m: f"\\{m[0]}", piece) for piece in pieces[::2]]
    return "".join(pieces)


def _redecoded(value: str) -> str:
    """Return a value with the letters put right that were read as another encoding."""

    def once(text: str) -> str:
        return _MOJIBAKE.sub(lambda found: _as_meant(found[0]), text)

    return _until_still(value, once)


def _as_meant(letters: str) -> str:
    data = b"".join(_byte(letter) for letter in letters)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return letters


def _byte(letter: str) -> bytes:
    try:
        return letter.encode("latin-1")
    except UnicodeEncodeError:
        return letter.encode("cp1252")


def mended_part(value: str) -> str:
    """Return the part of a value around the first letter of another encoding."""
    found = _MOJIBAKE.search(value)
    return value[max(0, found.start() - 20) : found.end() + 20] if found else ""


def without_html(value: str) -> str:
    """Return a value with entities as letters, escaped for LaTeX, and plain tags as commands."""

    def once(text: str) -> str:
        text = _ENTITY.sub(lambda found: _letter(found[0]), text)
        text = _PAIRED.sub(lambda m: f"{_COMMAND_FOR[m[1].lower()]}{{{m[2]}}}", text)
        return _DROPPED.sub("", text)

    return " ".join(_until_still(value, once).split(" "))


def _letter(entity: str) -> str:
    plain = html.unescape(entity.replace("\\", ""))
    if plain.startswith("&") and len(plain) > 1:
        plain = html.unescape(plain)
    if not _is_entity(entity) or plain in "{}\\":
        return entity
    return _ESCAPES.get(plain, plain)


def _is_entity(text: str) -> bool:
    plain = text.replace("\\", "")
    return html.unescape(plain) != plain


def _until_still(value: str, change: Callable[[str], str]) -> str:
    """Apply a change until it changes nothing more, eight times at most."""
    for _ in range(8):
        after = change(value)
        if after == value:
            break
        value = after
    return value


CHECKS = (letters, address)
