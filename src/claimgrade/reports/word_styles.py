"""The styles of a Word document that claimgrade builds itself, in the look of the house."""

import re
from collections.abc import Mapping

from claimgrade.reports.theme import GENERAL_FONTS, Look, own_colours
from claimgrade.reports.word_package import WORDS, Element, words

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")

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


def own_styles(language: str, look: Look) -> Element:
    """Return the styles of a text with headings and comments, as they are without a reference.

    From ``look`` come the font of the text and the colours of text, notes and links.
    """
    root, colours = words("styles"), _colours(look)
    font = next((name for name in look.theme.text_font if name not in GENERAL_FONTS), _FONT)
    defaults = words("rPr", words("rPrDefault", words("docDefaults", root)))
    words("rFonts", defaults, ascii=font, hAnsi=font, cs=font)
    words("color", defaults, val=colours["ink"])
    words("sz", defaults, val="23")
    words("lang", defaults, val=language_tag(language))
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


def language_tag(language: str) -> str:
    """Return a language as Word writes it; English where it is no tag of one."""
    return language if _LANGUAGE.fullmatch(language) else "en"


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
