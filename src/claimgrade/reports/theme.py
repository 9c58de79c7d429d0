"""The theme of a workspace as the formats take it: style rules, a logo, and data for print."""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path

from markupsafe import Markup, escape

from claimgrade.model.plain import said
from claimgrade.model.theme import FontFile, Palette, Theme
from claimgrade.reports.text import TEXT
from claimgrade.workspace.faults import Fault
from claimgrade.workspace.house_files import read_house_file

MAX_LOGO_BYTES = 256 * 1024
"""The largest logo: it stands in every page."""

MAX_FONT_BYTES = 1024 * 1024
"""The largest font file: it stands in every page."""

GENERAL_FONTS = frozenset({"serif", "sans-serif", "monospace", "system-ui", "cursive", "fantasy"})
"""Names of CSS that stand for no font of their own."""

_FONT_TYPES = {".woff2": "woff2", ".woff": "woff", ".ttf": "truetype", ".otf": "opentype"}
_PRINT_TYPES = (".ttf", ".otf")
_PNG = b"\x89PNG\r\n\x1a\n"
_SVG = re.compile(rb"<svg[\s>]")
_SCHEME = re.compile(r"prefers-color-scheme: dark\) \{\s*:root \{(?P<colours>.*?)\}", re.DOTALL)
_ROOT = re.compile(r"^:root \{(?P<colours>.*?)^\}", re.DOTALL | re.MULTILINE)
_COLOUR = re.compile(r"--(?P<name>[a-z]+): (?P<colour>#[0-9a-f]{3,6});")


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture as it is: its kind (``svg+xml`` or ``png``), its bytes and what it says."""

    kind: str
    data: bytes
    name: str

    @property
    def address(self) -> str:
        """The picture as an address of its own: no request leaves the page."""
        return f"data:image/{self.kind};base64,{b64encode(self.data).decode()}"


@dataclass(frozen=True, slots=True)
class Font:
    """A font file as it is, and under which name, weight and style it is used."""

    face: FontFile
    data: bytes

    @property
    def prints(self) -> bool:
        """True where the format is one that PDF is made with."""
        return self.face.file.lower().endswith(_PRINT_TYPES)


@dataclass(frozen=True, slots=True)
class Look:
    """A theme with the files it names; empty where the workspace has none."""

    theme: Theme = field(default_factory=Theme)
    logo: Logo | None = None
    fonts: tuple[Font, ...] = ()

    @property
    def css(self) -> Markup:
        """The rules that come after the style sheet of claimgrade; empty without a theme.

        Print stays in black and grey.
        """
        return Markup("\n".join(self._rules()))  # noqa: S704 - colours and names were checked

    @property
    def policy(self) -> Markup:
        """What the content security policy of a page allows beside the usual."""
        return Markup(" font-src data:;") if self.fonts else Markup("")

    @property
    def masthead(self) -> Markup:
        """The logo as the first thing of a page; an SVG within ``<img>`` runs no script."""
        if self.logo is None:
            return Markup("")
        label, name = escape(TEXT["masthead"]), escape(self.logo.name)
        return Markup(  # noqa: S704 - escaped, and base64
            f'<section class="masthead" aria-label="{label}">'
            f'<img src="{self.logo.address}" alt="{name}"></section>\n'
        )

    @property
    def printed(self) -> Mapping[str, object]:
        """What a typst template gets: colours of a light page, fonts, the name of the logo."""
        return {
            "colours": own_colours(self.theme.light),
            "text-font": _named_fonts(self.theme.text_font),
            "label-font": _named_fonts(self.theme.label_font),
            "logo": f"logo.{self.logo.kind.partition('+')[0]}" if self.logo else "",
            "logo-name": self.logo.name if self.logo else "",
        }

    def _rules(self) -> Iterator[str]:
        yield from map(_face, self.fonts)
        fonts = {"serif": self.theme.text_font, "sans": self.theme.label_font}
        named = {name: _families(families) for name, families in fonts.items() if families}
        if named:
            yield f":root {{ {_properties(named)} }}"
        for scheme, palette in (("light", self.theme.light), ("dark", self.theme.dark)):
            colours = own_colours(palette)
            if colours:
                query = f"@media screen and (prefers-color-scheme: {scheme})"
                yield f"{query} {{ :root {{ {_properties(colours)} }} }}"
        if self.logo is not None:
            yield ".masthead { padding-top: 1.5rem; }"
            yield ".masthead ~ .title { padding-top: 1.5rem; }"
            yield ".masthead img { display: block; max-width: 100%; max-height: 4rem; }"


PLAIN = Look()
"""The look of claimgrade itself."""


def read_logo(root: Path, theme: Theme, publisher: str = "") -> Logo | Fault | None:
    """Return the logo that a theme names, why it cannot be used, or nothing.

    It says the name of the ``publisher`` where the theme does not say otherwise.
    """
    if theme.logo is None:
        return None
    data = read_house_file(root, theme.logo, MAX_LOGO_BYTES)
    if isinstance(data, Fault):
        return data
    name = theme.logo_name or publisher
    if data.startswith(_PNG):
        return Logo("png", data, name)
    if _SVG.search(data[:4096]):
        return Logo("svg+xml", data, name)
    return Fault("RD151", f"'{theme.logo}' is neither an SVG nor a PNG picture")


def read_font(root: Path, face: FontFile) -> Font | Fault:
    """Return a font file that a theme names, or why it cannot be used."""
    kind = Path(face.file).suffix.lower()
    if kind not in _FONT_TYPES:
        known = ", ".join(_FONT_TYPES)
        return Fault("RD151", f"'{face.file}' is no font file; it should end in one of {known}")
    data = read_house_file(root, face.file, MAX_FONT_BYTES)
    return data if isinstance(data, Fault) else Font(face, data)


def own_colours(palette: Palette) -> dict[str, str]:
    """Return the colours that a palette gives, by name."""
    return dict(said(palette))


@cache
def usual_colours(scheme: str) -> Mapping[str, str]:
    """Return the colours of claimgrade's own style sheet on a ``light`` or ``dark`` page."""
    sheet = (files("claimgrade.reports") / "templates" / "report.css").read_text("utf-8")
    found = (_ROOT if scheme == "light" else _SCHEME).search(sheet)
    if found is None:
        raise ValueError(f"the style sheet has no colours for a {scheme} page")
    return {one["name"]: one["colour"] for one in _COLOUR.finditer(found["colours"])}


def _properties(values: Mapping[str, str]) -> str:
    return " ".join(f"--{name}: {value};" for name, value in values.items())


def _families(names: Iterable[str]) -> str:
    return ", ".join(name if name in GENERAL_FONTS else f'"{name}"' for name in names)


def _named_fonts(names: Iterable[str]) -> list[str]:
    return [name for name in names if name not in GENERAL_FONTS]


def _face(font: Font) -> str:
    face, kind = font.face, _FONT_TYPES[Path(font.face.file).suffix.lower()]
    data = b64encode(font.data).decode()
    return (
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; '
        f'font-style: {face.style}; src: url(data:font/{kind};base64,{data}) format("{kind}"); }}'
    )
