"""Figures as SVG files of their own, in the greys of print, for formats that are no web page.

They come from the same macros as in the HTML; only the style sheet travels with them.
"""

import re
from dataclasses import dataclass

from claimgrade.reports.environment import html_environment
from claimgrade.reports.figures.argument_map import ArgumentMap
from claimgrade.reports.figures.directness import DirectnessPlot
from claimgrade.reports.figures.forest import Forest
from claimgrade.reports.figures.strip import Strip
from claimgrade.reports.figures.timeline import Timeline

_SVG = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure as the text of an SVG file, what it says to who cannot see it, and its caption.

    ``width`` and ``height`` are in units of the drawing, which are CSS pixels.
    """

    svg: str
    alternative: str
    caption: str
    width: float
    height: float


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
    return Picture(_standalone(figure, style), alternative, caption, plot.width, plot.height)


def _standalone(figure: str, style: str) -> str:
    """Return the drawing within a figure of a page as a file of its own, with its style."""
    drawing = _SVG.search(figure)
    if drawing is None:
        raise ValueError("there is no drawing in this figure")
    opening, rest = drawing.group().split(">", 1)
    return f'{opening} {_NAMESPACE} class="plot"><style>{style}</style>{rest}'
