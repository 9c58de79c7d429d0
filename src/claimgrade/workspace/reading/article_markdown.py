"""The text of a Markdown file (CommonMark and the tables of GitHub), without its marks.

What is read is what a reader of the rendered page sees, as far as marks of one line tell it;
a mark that is not understood stays in the text, where anchoring passes over it.
"""

import html
import re
from collections.abc import Iterator
from itertools import chain

from claimgrade.workspace.reading.blocks import Block

_ATX = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))??(?:[ \t]+#+)?[ \t]*")
_SETEXT = re.compile(r" {0,3}(=+|-+)[ \t]*")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})")
_FENCE = re.compile(r"[ >]*(`{3,}|~{3,})")
_BULLET = re.compile(r"[ \t]*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?")
_NUMBERED = re.compile(r"[ \t]*\d{1,9}[.)][ \t]+")
_QUOTE = re.compile(r"^ {0,3}(?:>[ ]?)+")
_DEFINITION = re.compile(r" {0,3}\[[^\]^]{1,200}\]:[ \t]*\S+.*")
_TABLE_LINE = re.compile(r"[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*(?::?-+:?[ \t]*)?")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)

_CODE = re.compile(r"(`+)(?!`)(.{1,500}?)(?<!`)\1(?!`)", re.DOTALL)
_IMAGE = re.compile(r"!\[([^\[\]]{0,500})\]\([^()\s]{0,500}(?:\([^()\s]{0,500}\))?[^()]{0,500}\)")
_LINK = re.compile(r"\[([^\[\]]{0,500})\]\([^()\s]{0,500}(?:\([^()\s]{0,500}\))?[^()]{0,500}\)")
_REFERENCE = re.compile(r"\[([^\[\]^]{1,500})\]\[[^\[\]]{0,200}\]")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,100}\]:?")
_AUTOLINK = re.compile(r"<((?:https?|mailto):[^<>\s]{1,500})>")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>")
_STRONG = re.compile(r"(\*\*|__|~~)(?=\S)(.{1,500}?)(?<=\S)\1", re.DOTALL)
_STAR = re.compile(r"\*(?=[^\s*])([^*]{1,500}?)(?<=[^\s*])\*")
_UNDERSCORE = re.compile(r"(?<!\w)_(?=[^\s_])([^_]{1,500}?)(?<=[^\s_])_(?!\w)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_MARKS = (
    (_IMAGE, r"\1"),
    (_LINK, r"\1"),
    (_REFERENCE, r"\1"),
    (_AUTOLINK, r"\1"),
    (_FOOTNOTE, ""),
    (_TAG, ""),
    (_STRONG, r"\2"),
    (_STRONG, r"\2"),  # bold within bold of the other kind
    (_STAR, r"\1"),
    (_UNDERSCORE, r"\1"),
)
"""The marks of a line and what stays of them, in the order in which they are taken off."""

_KEPT = "\ue000"
"""Stands around the number of a piece whose characters are no marks; of private use."""


def markdown_blocks(text: str) -> list[Block]:
    """Return the text of a Markdown file, a block for each paragraph, item, cell row or heading.

    A link keeps its words, a picture its description, a numbered item its number, since a line
    of a paragraph may begin with a year. Front matter, comments, targets of links
    and the marks themselves are left out.
    """
    lines = _COMMENT.sub("", _without_front_matter(text)).splitlines()
    return [block for block in _blocks(lines) if block.text]


def _without_front_matter(text: str) -> str:
    lines = text.splitlines(keepends=True)
    if not lines or lines[0].rstrip() not in ("---", "+++"):
        return text
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() in (lines[0].rstrip(), "..."):
            return "".join(lines[number + 1 :])
    return text


def _blocks(lines: list[str]) -> Iterator[Block]:
    paragraph: list[str] = []
    fence = ""
    for line in chain(lines, [""]):
        opened = _FENCE.match(line)
        if fence:
            if opened and opened.group(1).startswith(fence):
                fence = ""
            elif line.strip():
                yield Block(line.strip())
            continue
        level = _setext_level(line) if paragraph else None
        if level:
            yield Block(_plain(paragraph), level)
            paragraph = []
            continue
        bare = _QUOTE.sub("", line, count=1)
        heading = _ATX.fullmatch(bare)
        item = _BULLET.match(bare)
        begins = opened or heading or item or _NUMBERED.match(bare)
        ends = begins or not bare.strip() or _RULE.fullmatch(bare)
        if ends or "|" in bare:
            yield Block(_plain(paragraph))
            paragraph = []
        if opened:
            fence = opened.group(1)
        elif heading:
            yield Block(_plain([heading.group(2) or ""]), len(heading.group(1)))
        elif _TABLE_LINE.fullmatch(bare) or _DEFINITION.fullmatch(bare) or _RULE.fullmatch(bare):
            continue
        else:
            paragraph.append(bare[item.end() :] if item else bare)
    yield Block(_plain(paragraph))


def _setext_level(line: str) -> int | None:
    match = _SETEXT.fullmatch(line)
    return None if match is None else 1 if match.group(1)[0] == "=" else 2


def _plain(lines: list[str]) -> str:
    """Return the words of some lines without the marks among them."""
    kept: list[str] = []

    def keep(words: str) -> str:
        kept.append(words)
        return f"{_KEPT}{len(kept) - 1}{_KEPT}"

    text = "\n".join(line.strip().strip("|").replace("|", " ") for line in lines)
    text = _CODE.sub(lambda match: keep(match[2]), text.replace(_KEPT, ""))
    text = _ESCAPED.sub(lambda match: keep(match[1]), text)
    for pattern, words in _MARKS:
        text = pattern.sub(words, text)
    text = html.unescape(text)
    return re.sub(f"{_KEPT}(\\d+){_KEPT}", lambda match: kept[int(match[1])], text).strip()
