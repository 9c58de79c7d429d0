"""Figures as SVG files of their own, in the greys of print, for formats that are no web page.

They come from the same macros as in the HTML; only the style sheet travels with them.
"""

import math
import re
from dataclasses import dataclass

from claimgrade.reports.environment import html_environment
from claimgrade.reports.figures.argument_map import ArgumentMap
from claimgrade.reports.figures.directness import DirectnessPlot
from claimgrade.reports.figures.forest import Forest
from claimgrade.reports.figures.strip import Strip
from claimgrade.reports.figures.timeline import Timeline

_SVG = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_BETWEEN = 20.0
"""Room between parts of a map that stand side by side."""
_NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure as the text of an SVG file, what it says to who cannot see it, and its caption.

    ``width`` and ``height`` are in units of the drawing, which are CSS pixels; ``is_wide`` is true
    where it takes the whole width of a page to be read.
    """

    svg: str
    alternative: str
    caption: str
    width: float
    height: float
    is_wide: bool = False


Plot = Forest | Strip | DirectnessPlot | Timeline | ArgumentMap

_MACROS: dict[type, tuple[str, str]] = {
    Forest: ("plots.html", "forest"),
    Strip: ("plots.html", "strip"),
    DirectnessPlot: ("maps.html", "directness"),
    Timeline: ("maps.html", "timeline"),
    ArgumentMap: ("maps.html", "argument"),
}


def drawn(plot: Plot, name: str, caption: str) -> Picture:
    """Return a plot as a picture; ``name`` says what it shows, before its words."""
    file, macro = _MACROS[type(plot)]
    environment = html_environment()
    template = environment.get_template(file)
    figure = str(getattr(template.module, macro)(plot, "figure", name, caption))
    style = environment.get_template("print/figures.css").render()
    alternative = f"{name}. {plot.alternative}"
    if isinstance(plot, ArgumentMap) and len(plot.parts) > 1:
        svg, width, height = _side_by_side(figure, style, plot)
        return Picture(svg, alternative, caption, width, height, is_wide=True)
    return Picture(_standalone(figure, style), alternative, caption, plot.width, plot.height)


def _standalone(figure: str, style: str) -> str:
    """Return the drawing within a figure of a page as a file of its own, with its style."""
    drawing = _SVG.search(figure)
    if drawing is None:
        raise ValueError("there is no drawing in this figure")
    opening, rest = drawing.group().split(">", 1)
    return f'{opening} {_NAMESPACE} class="plot"><style>{style}</style>{rest}'


def _side_by_side(figure: str, style: str, plot: ArgumentMap) -> tuple[str, float, float]:
    """Return the parts of a map two in a row as one file, with its width and height."""
    highest = max(part.height for part in plot.parts)
    pieces = []
    for at, (drawing, part) in enumerate(zip(_SVG.finditer(figure), plot.parts, strict=True)):
        x, y = at % 2 * (plot.width + _BETWEEN), at // 2 * highest
        place = f'<svg x="{x:g}" y="{y:g}" width="{plot.width}" height="{part.height:g}"'
        pieces.append(drawing.group().replace("<svg", place, 1))
    width, height = 2 * plot.width + _BETWEEN, math.ceil(len(pieces) / 2) * highest
    opening = f'<svg viewBox="0 0 {width:g} {height:g}" {_NAMESPACE} class="plot">'
    return f"{opening}<style>{style}</style>{''.join(pieces)}</svg>", width, height
