"""The argument of an article drawn: claims in layers, and lines from each to what rests on it.

A claim stands below all that it rests on. From a claim that others rest on one line leads down
at the left, with an arrow to each of them; so no line crosses words, whatever the argument.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from textwrap import wrap

from claimgrade.reports.figures.map_parts import Drawn, Head, Part, parts
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.parts import VerdictSign

WIDTH = 360
MOST = 60
"""Claims above which no map is drawn: nobody could follow its lines."""

_LEFT, _RIGHT = 8.0, 354.0
_LANE = 7.0
_ROW = 36.0
_HEAD = 24.0
_GAP = 16.0
_MARK = 45.0
_LETTER = 7.1
"""Room for the number and sign of a claim, and about the width of a letter beside them."""
_LINES, _LINE = 4, 14.0
"""Lines that a claim has at most, and the height of each after the second."""
_IN, _OUT, _DOT = 4.0, 5.0, 2.4
"""How far above a claim lines come in and below it go out; the radius of a dot."""


@dataclass(frozen=True, slots=True)
class Node:
    """A claim of an argument, by its key: what it rests on, and what is said of it.

    ``number`` is its place in the article, empty for a claim of another one; ``words`` is what it
    says. ``verdict`` is ``None`` where there is no such claim. ``fails`` marks a claim
    contradicted or unsupported.
    """

    key: str
    number: str
    words: str
    href: str
    verdict: VerdictSign | None
    fails: bool
    rests_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ArgumentMap:
    """Everything a template needs to draw it; places are in units of the drawing.

    ``lines`` and ``failing`` are paths: of all lines but those that lead down from claims that
    fail, and of these. ``ends`` is the path of the arrows, and of a dot wherever a line that leads
    down meets one that leads to a claim; where there is none, they only cross.
    """

    width: int
    height: float
    nodes_x: float
    heads: tuple[Head, ...]
    nodes: tuple[Drawn, ...]
    lines: str
    failing: str
    ends: str
    caption: str
    alternative: str
    parts: tuple[Part, ...]


def argument_map(nodes: Sequence[Node]) -> ArgumentMap | None:
    """Return the map of the claims that rest on others or carry them, in their layers.

    ``None`` where no claim rests on another, or where there are more than :data:`MOST`.
    """
    by_key = {node.key: node for node in nodes}
    steps = {
        node.key: tuple(key for key in node.rests_on if key in by_key and key != node.key)
        for node in nodes
    }
    carrying = {key for rests_on in steps.values() for key in rests_on}
    joined = [
        replace(node, rests_on=steps[node.key])
        for node in nodes
        if steps[node.key] or node.key in carrying
    ]
    if not carrying or len(joined) > MOST:
        return None
    depths = layers({node.key: node.rests_on for node in joined})
    order = sorted(joined, key=lambda node: depths[node.key])
    spans = _spans(order)
    # Where a line runs beside which does not depend on how high the claims are.
    _, even, _ = _placed(order, depths, {})
    lanes = _lanes(spans, even)
    nodes_x = _LEFT + _LANE * max(lanes.values()) + _GAP
    lines = {node.key: _lines(node.words, nodes_x) for node in order}
    heads, ys, bottom = _placed(order, depths, lines)
    drawn = tuple(_drawn(node, ys[node.key], lines[node.key]) for node in order)
    wires = _Wires(nodes_x, ys, spans, lanes)
    return ArgumentMap(
        WIDTH,
        bottom + 4,
        nodes_x,
        heads,
        drawn,
        "".join(wires.down(key) for key in spans if not by_key[key].fails)
        + "".join(wires.into(node.key) for node in order),
        "".join(wires.down(key) for key in spans if by_key[key].fails),
        "".join(wires.ends(node.key) for node in order),
        _caption(order),
        _alternative(order, by_key),
        parts(heads, drawn, bottom + 4),
    )


def layers(rests_on: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Return for each claim how many steps it stands below those that rest on nothing.

    It is one more than the deepest of the claims it rests on. Where claims rest on one another in
    a circle, the first of them is placed as if it did not rest on those that wait for it.
    """
    found: dict[str, int] = {}
    waiting = list(rests_on)
    while waiting:
        left = set(waiting)
        ready = [key for key in waiting if not left.intersection(rests_on[key]) - {key}]
        for key in ready or waiting[:1]:
            below = (found[one] for one in rests_on[key] if one in found)
            found[key] = max(below, default=-1) + 1
        waiting = [key for key in waiting if key not in found]
    return found


def _placed(
    order: Sequence[Node], depths: Mapping[str, int], lines: Mapping[str, Sequence[str]]
) -> tuple[tuple[Head, ...], dict[str, float], float]:
    """Return the words above the layers, where each claim lies, and the lower end.

    A claim whose lines are not given has two at most.
    """
    heads: list[Head] = []
    ys: dict[str, float] = {}
    y, last = 0.0, -1
    for node in order:
        if depths[node.key] != last:
            last = depths[node.key]
            heads.append(Head(_layer(last), y + 16))
            y += _HEAD
        row = _row(lines.get(node.key, ()))
        ys[node.key] = y + row / 2
        y += row
    return tuple(heads), ys, y


def _row(lines: Sequence[str]) -> float:
    return _ROW + _LINE * max(len(lines) - 2, 0)


def _lines(words: str, nodes_x: float) -> tuple[str, ...]:
    """Return what a claim says in lines that fit beside its number and sign."""
    across = int((_RIGHT - nodes_x - _MARK) / _LETTER)
    lines = wrap(words, across, max_lines=_LINES, placeholder="…", break_on_hyphens=False)
    lines[-1:] = [re.sub(r"[ ,;:]+…$", "…", line) for line in lines[-1:]]
    return tuple(lines)


def _layer(depth: int) -> str:
    if not depth:
        return TEXT["map_base"]
    return TEXT["map_step_one" if depth == 1 else "map_step_many"].format(number=depth)


def _spans(order: Sequence[Node]) -> dict[str, list[str]]:
    """Return for each claim that carries others which those are, from above downwards."""
    spans: dict[str, list[str]] = {}
    for node in order:
        for key in node.rests_on:
            spans.setdefault(key, []).append(node.key)
    return {node.key: spans[node.key] for node in order if node.key in spans}


def _lanes(spans: Mapping[str, Sequence[str]], ys: Mapping[str, float]) -> dict[str, int]:
    """Return a lane for each line, 0 at the left; two lines share one where they never meet.

    The longest lines stand furthest left.
    """
    reach = {
        key: (min(map(ys.__getitem__, (key, *carried))), max(map(ys.__getitem__, (key, *carried))))
        for key, carried in spans.items()
    }
    taken: list[list[tuple[float, float]]] = []
    lanes: dict[str, int] = {}
    for key in sorted(spans, key=lambda key: reach[key][0] - reach[key][1]):
        low, high = reach[key]
        lane = next(
            (at for at, held in enumerate(taken) if all(high < a or b < low for a, b in held)),
            len(taken),
        )
        if lane == len(taken):
            taken.append([])
        taken[lane].append((low - _ROW / 2, high + _ROW / 2))
        lanes[key] = lane
    return lanes


@dataclass(frozen=True, slots=True)
class _Wires:
    """Where lines run: the lane of each claim that carries others, the claims it carries."""

    nodes_x: float
    ys: Mapping[str, float]
    spans: Mapping[str, Sequence[str]]
    lanes: Mapping[str, int]

    def x(self, key: str) -> float:
        """Return the place of the line of a claim."""
        return _LEFT + _LANE * self.lanes[key]

    def down(self, key: str) -> str:
        """Return the path from a claim along its lane to the last that rests on it."""
        x, out = self.x(key), self.ys[key] + _OUT
        ends = [self.ys[one] - _IN for one in self.spans[key]]
        first, last = min(out, *ends), max(out, *ends)
        return f"M{self.nodes_x:g} {out:g}H{x:g}M{x:g} {first:g}V{last:g}"

    def into(self, key: str) -> str:
        """Return the path from the lanes of what a claim rests on to the claim."""
        lanes = [self.x(one) for one, carried in self.spans.items() if key in carried]
        return f"M{min(lanes):g} {self.ys[key] - _IN:g}H{self.nodes_x - 2:g}" if lanes else ""

    def ends(self, key: str) -> str:
        """Return the path of the arrow into a claim, and of a dot at each lane that leads there."""
        lanes = [self.x(one) for one, carried in self.spans.items() if key in carried]
        if not lanes:
            return ""
        y = self.ys[key] - _IN
        dots = "".join(
            f"M{x - _DOT:g} {y:g}a{_DOT:g} {_DOT:g} 0 1 0 {2 * _DOT:g} 0"
            f"a{_DOT:g} {_DOT:g} 0 1 0 -{2 * _DOT:g} 0z"
            for x in lanes
        )
        return f"{dots}M{self.nodes_x:g} {y:g}l-6 -3.5v7z"


def _drawn(node: Node, y: float, lines: tuple[str, ...]) -> Drawn:
    glyph = node.verdict.glyph if node.verdict else "?"
    mark = f"{node.number} {glyph}".strip()
    return Drawn(mark, lines, _named(node), node.href, node.fails, y, _row(lines))


def _named(node: Node) -> str:
    verdict = node.verdict.word if node.verdict else TEXT["map_unknown"]
    name = f"{node.number}. {node.words}" if node.number else node.words
    return TEXT["map_failing"].format(claim=name, verdict=verdict)


def _caption(order: Sequence[Node]) -> str:
    signs = dict.fromkeys(
        TEXT["map_sign"].format(glyph=node.verdict.glyph, word=node.verdict.word.lower())
        for node in order
        if node.verdict
    )
    said = TEXT["map_signs"].format(signs=", ".join(signs)) if signs else ""
    return TEXT["map_caption"].format(signs=said)


def _alternative(order: Sequence[Node], by_key: Mapping[str, Node]) -> str:
    """Return in words what rests on what, for whoever does not see it."""
    said = []
    for node in order:
        premises = [by_key[key] for key in node.rests_on if key in by_key]
        if premises:
            told = ", ".join(one.number or one.words for one in premises)
            said.append(TEXT["map_rests"].format(claim=node.number or node.words, premises=told))
    return " ".join(said)
