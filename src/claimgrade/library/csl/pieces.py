"""A formatted reference as pieces of text, and how HTML, Markdown and plain text show them."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote


class Mark(StrEnum):
    """How a style sets a piece of text apart."""

    ITALIC = "italic"
    BOLD = "bold"
    UNDERLINE = "underline"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    SMALL_CAPITALS = "small capitals"


_OPENING = {mark: chr(0xE010 + 2 * place) for place, mark in enumerate(Mark)}
_CLOSING = {mark: chr(0xE011 + 2 * place) for place, mark in enumerate(Mark)}
_OPENED = {sign: mark for mark, sign in _OPENING.items()}
_CLOSED = {sign: mark for mark, sign in _CLOSING.items()}
_SIGNS = "".join((*_OPENED, *_CLOSED))
_CUT = re.compile(f"([{_SIGNS}])")
_RUNS_ON = re.compile(r"[\w./]")
_GOES_ON = re.compile(r"[\w/]")
_RESERVED = re.compile("[\x00-\x08\x0b-\x1f\x7f\ue000-\uf8ff]")
_HTML = {
    Mark.ITALIC: ("<i>", "</i>"),
    Mark.BOLD: ("<b>", "</b>"),
    Mark.UNDERLINE: ("<u>", "</u>"),
    Mark.SUPERSCRIPT: ("<sup>", "</sup>"),
    Mark.SUBSCRIPT: ("<sub>", "</sub>"),
    Mark.SMALL_CAPITALS: ('<span style="font-variant: small-caps">', "</span>"),
}
_MARKDOWN = {Mark.ITALIC: "*", Mark.BOLD: "**"}
_MARKDOWN_SPECIAL = re.compile(r"([\\`*_{}\[\]|~$#!])")


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that is set in one way; ``href`` where it is a link."""

    text: str
    marks: tuple[Mark, ...] = ()
    href: str = ""

    @property
    def italic(self) -> bool:
        """Whether the piece is set in italics."""
        return Mark.ITALIC in self.marks

    @property
    def bold(self) -> bool:
        """Whether the piece is set in bold."""
        return Mark.BOLD in self.marks


def marked(text: str, mark: Mark) -> str:
    """Return text between the signs that open and close a mark."""
    return f"{_OPENING[mark]}{text}{_CLOSING[mark]}"


def without_reserved(text: str) -> str:
    """Return text without control characters and those that this module reserves for marks."""
    return _RESERVED.sub("", text)


def pieces(text: str) -> tuple[Piece, ...]:
    """Return marked text cut into pieces, each with the marks that are open around it."""
    return tuple(_pieces(text))


def _pieces(text: str) -> Iterator[Piece]:
    open_marks: list[Mark] = []
    for part in _CUT.split(text):
        if part in _OPENED:
            open_marks.append(_OPENED[part])
        elif part in _CLOSED:
            open_marks = [mark for mark in open_marks if mark is not _CLOSED[part]]
        elif part:
            yield Piece(part, tuple(open_marks))


def linked(cut: Iterable[Piece], printed: str, href: str) -> tuple[Piece, ...]:
    """Return the pieces with the last place that prints an address or number made a link."""
    before = tuple(cut)
    for place in reversed(range(len(before))):
        piece = before[place]
        start = -1 if piece.href else _last_place(printed, piece.text)
        if start >= 0:
            end = start + len(printed)
            made = (
                Piece(piece.text[:start], piece.marks),
                Piece(piece.text[start:end], piece.marks, href),
                Piece(piece.text[end:], piece.marks),
            )
            kept = tuple(one for one in made if one.text)
            return (*before[:place], *kept, *before[place + 1 :])
    return before


def _last_place(printed: str, text: str) -> int:
    """Return where an address or number stands last in a text as a whole; -1 if nowhere."""
    at = text.rfind(printed) if printed else -1
    while at >= 0:
        end = at + len(printed)
        if not _RUNS_ON.match(text[max(at - 1, 0) : at]) and not _GOES_ON.match(text, end):
            return at
        at = text.rfind(printed, 0, end - 1)
    return -1


def plain(cut: Iterable[Piece]) -> str:
    """Return the pieces as text alone."""
    return "".join(piece.text for piece in cut)


def as_html(cut: Iterable[Piece]) -> str:
    """Return the pieces as HTML, everything in them escaped."""
    return "".join(_html(piece) for piece in cut)


def as_markdown(cut: Iterable[Piece]) -> str:
    """Return the pieces as Markdown, everything in them escaped; italics and bold are kept."""
    return "".join(_markdown(piece) for piece in cut)


def _html(piece: Piece) -> str:
    text = html.escape(piece.text)
    for mark in reversed(piece.marks):
        before, after = _HTML[mark]
        text = f"{before}{text}{after}"
    return f'<a href="{html.escape(piece.href)}">{text}</a>' if piece.href else text


def _markdown(piece: Piece) -> str:
    text = _MARKDOWN_SPECIAL.sub(r"\\\1", html.escape(piece.text, quote=False))
    core = text.strip()
    if not core:
        return text
    start, end = text.find(core), text.find(core) + len(core)
    signs = [_MARKDOWN[mark] for mark in piece.marks if mark in _MARKDOWN]
    for sign in reversed(signs):
        core = f"{sign}{core}{sign}"
    if piece.href:
        core = f"[{core}]({quote(piece.href, safe='/:?#@!$&*+,;=~%-._')})"
    return f"{text[:start]}{core}{text[end:]}"
