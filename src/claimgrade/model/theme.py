"""How the reports of a workspace look and which words they use, as ``claimgrade.toml`` says it.

Colours and names are read strictly, as they are written into style sheets.
"""

import re
from typing import Annotated, Any, Literal

from claimgrade.model.fields import ReadBy, Text, Unfit
from claimgrade.model.record import Record, described, record

_COLOUR = re.compile(r"#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})")
_FAMILY = re.compile(r"[A-Za-z0-9][A-Za-z0-9 _-]{0,63}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_OUTSIDE = ("/", "~")


def _read_colour(value: Any) -> Any:
    if isinstance(value, str) and not _COLOUR.fullmatch(value.strip()):
        raise Unfit("colour", "expected a colour such as #1d4f7c")
    return value.strip().lower() if isinstance(value, str) else value


def _read_family(value: Any) -> Any:
    if isinstance(value, str) and not _FAMILY.fullmatch(value.strip()):
        raise Unfit("family", "expected the name of a font: letters, digits, blanks and hyphens")
    return value


def _read_language(value: Any) -> Any:
    if isinstance(value, str) and not _LANGUAGE.fullmatch(value.strip()):
        raise Unfit("language", "expected a language such as de or pt-BR")
    return value


def _read_path(value: Any) -> Any:
    if isinstance(value, str):
        path = value.strip()
        parts = path.split("/")
        if path.startswith(_OUTSIDE) or not {"", ".", ".."}.isdisjoint(parts):
            raise Unfit("house_path", "expected a path inside the workspace")
        if "\\" in path or ":" in path:
            raise Unfit("house_path", "expected a path with forward slashes")
    return value


Colour = Annotated[str, ReadBy(_read_colour, str)]
"""A colour of sRGB in hexadecimal: ``#1d4f7c`` or ``#147``."""

FontFamily = Annotated[str, ReadBy(_read_family, str)]
"""The name of a font, or one of the general names of CSS such as ``serif``."""

LanguageTag = Annotated[str, ReadBy(_read_language, str)]
"""A language as a tag of BCP 47: ``de``, ``pt-BR``."""

HousePath = Annotated[str, ReadBy(_read_path, str)]
"""A path below the folder of the workspace, with forward slashes."""


@record
class Palette(Record):
    """Colours of the reports; what is left out stays as claimgrade has it."""

    paper: Colour | None = described(default=None, description="background of the page")
    panel: Colour | None = described(default=None, description="background of what is set apart")
    ink: Colour | None = described(default=None, description="text")
    soft: Colour | None = described(
        default=None, description="text of less weight: labels, notes, captions"
    )
    rule: Colour | None = described(default=None, description="lines between parts")
    hair: Colour | None = described(default=None, description="thin lines within tables and lists")
    link: Colour | None = described(default=None, description="links")
    focus: Colour | None = described(
        default=None, description="frame around what the keyboard is on"
    )
    good: Colour | None = described(default=None, description="signs of what holds")
    fair: Colour | None = described(default=None, description="signs of what needs a word more")
    over: Colour | None = described(default=None, description="signs of what says too much")
    poor: Colour | None = described(default=None, description="signs of what misleads")
    bad: Colour | None = described(default=None, description="signs of what is contradicted")
    open: Colour | None = described(default=None, description="signs of what is open")
    quiet: Colour | None = described(default=None, description="signs of what is not rated")


@record
class FontFile(Record):
    """A font that is put into each page, so that it looks the same everywhere."""

    family: FontFamily = described(description="the name it goes by in text_font and label_font")
    file: HousePath = described(description="a .woff2, .woff, .ttf or .otf file in the workspace")
    weight: Literal["400", "600", "700"] = described(default="400", description="400, 600 or 700")
    style: Literal["normal", "italic"] = described(default="normal", description="normal or italic")


@record
class Theme(Record):
    """Colours, fonts and logo of the reports."""

    light: Palette = described(default_factory=Palette, description="colours on a light page")
    dark: Palette = described(default_factory=Palette, description="colours on a dark page")
    text_font: tuple[FontFamily, ...] = described(
        default=(), description="fonts of the text, first to last"
    )
    label_font: tuple[FontFamily, ...] = described(
        default=(), description="fonts of labels and tables, first to last"
    )
    fonts: tuple[FontFile, ...] = described(
        default=(), description="font files that are put into the pages"
    )
    logo: HousePath | None = described(
        default=None, description="a .svg or .png file in the workspace"
    )
    logo_name: Text | None = described(
        default=None,
        description="what the logo says, for who does not see it; the publisher's name",
    )


@record
class ReportSettings(Record):
    """What the reports are made with, beside the records."""

    templates: HousePath | None = described(
        default=None,
        description="folder of templates of one's own, which extend those of claimgrade",
    )
    language: LanguageTag | None = described(
        default=None, description="language of the fixed words; English if absent"
    )
    messages: HousePath | None = described(
        default=None, description="a .toml file with the fixed words in that language"
    )
    reference_docx: HousePath | None = described(
        default=None, description="a .docx file whose styles Word documents take"
    )
