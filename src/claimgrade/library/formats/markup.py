r"""Titles between BibTeX and the HTML-like markup that CSL-JSON allows in them.

CSL 1.0.2 knows italics, bold, superscript, subscript, small capitals and letters that keep their
case; BibTeX says the last with braces of their own.
"""

import re

from claimgrade.library.formats.text import as_bibtex
from claimgrade.library.latex import plain_text

_TAGS = {
    "textit": ("<i>", "</i>"),
    "textbf": ("<b>", "</b>"),
    "textsuperscript": ("<sup>", "</sup>"),
    "textsubscript": ("<sub>", "</sub>"),
    "textsc": ('<span style="font-variant:small-caps;">', "</span>"),
    "": ('<span class="nocase">', "</span>"),
}
_COMMANDS = {"emph": "textit", **{name: name for name in _TAGS if name}}
_SIGNS = {name: (chr(0xE100 + 2 * n), chr(0xE101 + 2 * n)) for n, name in enumerate(_TAGS)}
_TAG_OF = {
    sign: tag for name, pair in _SIGNS.items() for sign, tag in zip(pair, _TAGS[name], strict=True)
}
_ANY_SIGN = re.compile(f"[{''.join(_TAG_OF)}]")
_TOKEN = re.compile(
    rf"\\(?P<command>{'|'.join(_COMMANDS)})\s*\{{|\\(?:[A-Za-z]+\s*|[^_&%$#])(?P<given>\{{)?|[{{}}]|\$[^$]*\$",
    re.DOTALL,
)
_HTML = re.compile(
    r"<(?P<name>i|b|sup|sub|sc)>|<span\s+(?P<span>class=[\"']nocase[\"']|"
    r"style=[\"']font-variant:\s*small-caps;?[\"'])>|</(?P<close>i|b|sup|sub|sc|span)>"
)
_OF_HTML = {"i": "textit", "b": "textbf", "sup": "textsuperscript", "sub": "textsubscript",
            "sc": "textsc"}  # fmt: skip


def as_html(value: str) -> str:
    """Return a title with LaTeX decoded and what is set apart in CSL's markup."""
    if "{" not in value:
        return " ".join(plain_text(value).split())
    marked = " ".join(plain_text(_with_signs(_ANY_SIGN.sub("", value))).split())
    return _ANY_SIGN.sub(lambda found: _TAG_OF[found[0]], marked)


def from_html(text: str) -> str:
    """Return a title with CSL's markup as BibTeX writes it; a tag without its pair is text."""
    made = _Made()
    place = 0
    for tag in _HTML.finditer(text):
        made.add(_escaped(text[place : tag.start()]))
        place = tag.end()
        if tag["close"]:
            made.close(tag["close"], tag[0])
        else:
            command = _OF_HTML[tag["name"]] if tag["name"] else ""
            command = "textsc" if "caps" in (tag["span"] or "") else command
            made.open(tag["name"] or "span", f"\\{command}{{" if command else "{", tag[0])
    made.add(_escaped(text[place:]))
    # A brace before a command is one that protects nothing, so the command gets its own.
    return re.sub(r"(?<![A-Za-z{\\])\{(?=\\)", "{{}", made.text()).strip()


class _Made:
    """BibTeX that is being made: its pieces, and which of them open something."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._opened: list[tuple[str, int, str, int]] = []
        self._filled = -1

    def add(self, piece: str) -> None:
        """Add text."""
        if piece:
            self._filled = len(self._pieces)
            self._pieces.append(piece)

    def open(self, tag: str, piece: str, written: str) -> None:
        """Open a group; should nothing close it, it is the text that was written."""
        self._opened.append((tag, len(self._pieces), written, self._filled))
        self.add(piece)

    def close(self, tag: str, written: str) -> None:
        """Close the group that was opened last, which is left out where it holds nothing."""
        if not self._opened or self._opened[-1][0] != tag:
            self.add(as_bibtex(written))
            return
        _, index, _, before = self._opened.pop()
        if self._filled > index:
            self.add("}")
        else:
            self._pieces[index] = ""
            self._filled = before

    def text(self) -> str:
        """Return all of it."""
        for _, index, written, _ in self._opened:
            self._pieces[index] = as_bibtex(written)
        return "".join(self._pieces)


def _escaped(text: str) -> str:
    """Return text escaped, with a blank at either end where there was one."""
    if not text.strip():
        return " " if text else ""
    before, after = text[0].isspace(), text[-1].isspace()
    return f"{' ' * before}{as_bibtex(text)}{' ' * after}"


def _with_signs(value: str) -> str:
    """Return a title with signs in place of the braces and commands that set letters apart."""
    made: list[str] = []
    closers: list[str] = []
    place = 0
    for token in _TOKEN.finditer(value):
        made.append(value[place : token.start()])
        place = token.end()
        if token["command"]:
            opening, closing = _SIGNS[_COMMANDS[token["command"]]]
            made.append(opening)
            closers.append(closing)
        elif token["given"]:
            made.append(token[0])
            closers.append("}")
        elif token[0] == "{":
            protects = not closers and value[token.end() : token.end() + 1] not in ("\\", "}")
            opening, closing = _SIGNS[""] if protects else ("{", "}")
            made.append(opening)
            closers.append(closing)
        elif token[0] == "}":
            made.append(closers.pop() if closers else "}")
        else:
            made.append(token[0])
    return "".join([*made, value[place:], *reversed(closers)])
