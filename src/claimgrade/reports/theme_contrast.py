"""How well text stands out from its page, as WCAG 2.2 measures it.

Contrast ratio and relative luminance are those of WCAG 2.2 (W3C Recommendation, definitions of
"contrast ratio" and "relative luminance"); success criterion 1.4.3 asks at level AA for 4.5 to 1 of
text, 1.4.11 for 3 to 1 of what shows where the keyboard is.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

TEXT_RATIO = 4.5
FRAME_RATIO = 3.0

TEXTS = ("ink", "soft", "link", "good", "fair", "over", "poor", "bad", "open", "quiet")
"""Colours in which text is set."""

PAGES = ("paper", "panel")
"""Colours on which text stands."""


@dataclass(frozen=True, slots=True)
class LowContrast:
    """A colour that stands out too little from another; ``needed`` is the ratio asked for."""

    colour: str
    page: str
    ratio: float
    needed: float


def relative_luminance(colour: str) -> float:
    """Return the relative luminance of a colour of sRGB (``#rrggbb`` or ``#rgb``), from 0 to 1."""
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue = (_linear(int(digits[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def contrast_ratio(one: str, other: str) -> float:
    """Return the contrast ratio of two colours of sRGB, from 1 (the same) to 21."""
    lighter, darker = sorted((relative_luminance(one), relative_luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def low_contrasts(usual: Mapping[str, str], own: Mapping[str, str]) -> Iterator[LowContrast]:
    """Yield the pairs of colours that stand apart too little, where one of them is one's own.

    ``usual`` are the colours of claimgrade by name, ``own`` those that a theme puts in their place.
    """
    colours = {**usual, **own}
    for page in PAGES:
        for colour, needed in (*((name, TEXT_RATIO) for name in TEXTS), ("focus", FRAME_RATIO)):
            ratio = contrast_ratio(colours[colour], colours[page])
            if ratio < needed and not own.keys().isdisjoint((colour, page)):
                yield LowContrast(colour, page, ratio, needed)
