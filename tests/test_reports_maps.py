"""Figures of a claim's evidence and of an argument: places mean what the caption says they do."""

import datetime
import re
from dataclasses import replace
from itertools import combinations, pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimgrade.model.directness import Dimension, DirectnessRow, Match
from claimgrade.model.vocabulary import Design, LineRelation, RetractionStatus, Verdict
from claimgrade.reports.environment import html_environment
from claimgrade.reports.figures.argument_map import MOST, ArgumentMap, Node, argument_map, layers
from claimgrade.reports.figures.directness import DirectnessPlot, directness_plot
from claimgrade.reports.figures.standalone import drawn
from claimgrade.reports.figures.timeline import MOST as MOST_WORKS
from claimgrade.reports.figures.timeline import Timeline, timeline
from claimgrade.reports.figures.timeline_works import Days, Work
from claimgrade.reports.views.parts import verdict_sign
from claimgrade.reports.words import MATCHES, RELATIONS

SEARCH = datetime.date(2026, 7, 2)
DAYS = Days(published=2013, searched=SEARCH, as_of=datetime.date(2026, 11, 23))
SVG = "{http://www.w3.org/2000/svg}"


def page_of(plot: DirectnessPlot | Timeline | ArgumentMap, macro: str) -> ElementTree.Element:
    template = f'{{% from "maps.html" import {macro} %}}{{{{ {macro}(plot, "f", "Name", "") }}}}'
    figure = html_environment().from_string(template).render(plot=plot)
    return ElementTree.fromstring(figure)  # noqa: S314 - what was drawn just here


def row(dimension: Dimension, match: Match) -> DirectnessRow:
    return DirectnessRow(dimension, "claimed", False, ("studied",), match, "because")


def test_the_better_the_match_the_further_right_its_sign() -> None:
    order = [Match.UNKNOWN, Match.LOW, Match.MODERATE, Match.HIGH, Match.EXACT]
    rows = [row(one, match) for one, match in zip(Dimension, order, strict=False)]
    plot = directness_plot(rows)
    assert plot is not None
    places = [mark.x for mark in plot.marks]
    assert places == sorted(set(places))
    assert [mark.glyph for mark in plot.marks] == [MATCHES[match].glyph for match in order]
    assert {head.label: head.x for head in plot.heads} == {
        MATCHES[match].word: mark.x for match, mark in zip(order, plot.marks, strict=True)
    }


def test_only_what_counts_against_the_claim_is_filled() -> None:
    plot = directness_plot([row(Dimension.AGE, Match.LOW), row(Dimension.SEX, Match.EXACT)])
    assert plot is not None
    circles = [part.get("class", "").split() for part in page_of(plot, "directness").iter("circle")]
    assert ["against" in names for names in circles] == [True, False]


def test_each_respect_is_said_in_words_too() -> None:
    plot = directness_plot([row(Dimension.AGE, Match.LOW), row(Dimension.DOSE, Match.UNKNOWN)])
    assert plot is not None
    assert plot.alternative == "Age: low. Dose: unknown."
    assert directness_plot([]) is None


def work(
    name: str,
    year: int | None,
    relation: LineRelation = LineRelation.SUPPORTS,
    design: Design = Design.RANDOMISED_TRIAL,
    retraction: RetractionStatus = RetractionStatus.NONE_FOUND,
) -> Work:
    return Work(name, year, relation, RELATIONS[relation], design, design.value, retraction)


def centre(shape: str) -> tuple[float, float]:
    """Return the middle of a shape from the numbers of its path, whatever it is."""
    x, y = map(float, re.findall(r"-?[\d.]+", shape)[:2])
    if "a" in shape:
        return x + 5, y
    return (x + 5, y + 5) if "h" in shape else (x + 6, y)


def places(plot: Timeline) -> dict[str, tuple[float, float]]:
    return {mark.name: centre(mark.shape) for lane in plot.lanes for mark in lane.marks}


WORKS = st.lists(
    st.builds(
        work,
        st.text("abc", min_size=1, max_size=6),
        st.integers(1960, 2026),
        st.sampled_from(list(LineRelation)),
        st.sampled_from(list(Design)),
    ),
    min_size=2,
    max_size=40,
    unique_by=lambda one: one.name,
)


@given(WORKS)
def test_no_sign_covers_another_and_all_lie_between_axis_and_top(works: list[Work]) -> None:
    plot = timeline(works, DAYS)
    assert plot is not None
    where = places(plot)
    assert set(where) == {one.name for one in works}
    for (x, y), (a, b) in combinations(where.values(), 2):
        assert abs(x - a) >= 10 or abs(y - b) >= 10
    for x, y in where.values():
        assert plot.left <= x <= plot.right
        assert plot.top + 6 <= y <= plot.axis_y - 6


@given(WORKS)
def test_later_works_stand_further_right_and_what_is_newer_than_the_article_beyond_its_line(
    works: list[Work],
) -> None:
    plot = timeline(works, DAYS)
    assert plot is not None
    assert plot.after is not None
    where = places(plot)
    for one, other in combinations(works, 2):
        if one.year is not None and other.year is not None and one.year < other.year:
            assert where[one.name][0] < where[other.name][0]
    for one in works:
        assert one.year is not None
        assert (where[one.name][0] > plot.after.x) is (one.year > 2013)


def test_the_lanes_are_the_ways_in_which_works_bear_on_the_claim() -> None:
    plot = timeline(
        [work("Ann 2001", 2001, LineRelation.DISPUTES), work("Bo 2002", 2002), work("C", 2003)],
        DAYS,
    )
    assert plot is not None
    assert [(lane.label, [mark.name for mark in lane.marks]) for lane in plot.lanes] == [
        ("+ supports", ["Bo 2002", "C"]),
        ("− disputes", ["Ann 2001"]),
    ]
    assert plot.lanes[0].y < plot.lanes[1].y


def test_designs_differ_in_shape_and_only_shapes_that_occur_are_explained() -> None:
    designs = [Design.META_ANALYSIS, Design.RANDOMISED_CROSSOVER, Design.COHORT]
    works = [work(f"W{at}", 2000 + 5 * at, design=one) for at, one in enumerate(designs)]
    plot = timeline(works, DAYS)
    assert plot is not None
    shapes = [mark.shape for mark in plot.lanes[0].marks]
    assert ["h10v10" in shapes[0], "a5 5" in shapes[1], "L" in shapes[2]] == [True] * 3
    assert "Square: review, circle: trial" in plot.caption
    only_trials = timeline([works[1], work("X", 2009)], DAYS)
    assert only_trials is not None
    assert "quare" not in only_trials.caption
    assert "diamond" not in only_trials.caption


def test_a_retracted_work_is_crossed_out_and_one_under_a_concern_struck_once() -> None:
    plot = timeline(
        [
            work("Doe 2011 (retracted)", 2011, retraction=RetractionStatus.RETRACTED),
            work("Roe 2012", 2012, retraction=RetractionStatus.CONCERN),
            work("Poe 2015", 2015),
        ],
        DAYS,
    )
    assert plot is not None
    strokes = {mark.name: mark.strokes.count("M") for mark in plot.lanes[0].marks}
    assert strokes == {"Doe 2011 (retracted)": 2, "Roe 2012": 1, "Poe 2015": 0}
    assert "crossed out is retracted" in plot.caption
    assert "struck once" in plot.caption
    assert "Doe 2011 (retracted), randomised-trial;" in plot.alternative
    assert "Roe 2012, randomised-trial, expression of concern;" in plot.alternative


def test_the_words_say_what_is_newer_than_the_article_and_what_has_no_year() -> None:
    undated = [work("Cy", None), work("Cy", None)._replace(relation=LineRelation.QUALIFIES)]
    plot = timeline([work("Ann", 2001), work("Bo", 2020), *undated], DAYS)
    assert plot is not None
    assert "Newer than the article: Bo." in plot.alternative
    assert "Without a year: Cy." in plot.alternative
    assert "1 work has no year and is not drawn." in plot.caption
    assert "appeared after the year of the article, 2013" in plot.caption
    assert "Searched on 2026-07-02" in plot.caption
    alone = timeline([work("Ann", 2001), work("Bo", 2013)], Days(published=2013))
    assert alone is not None
    assert "None is newer than the article." in alone.alternative
    assert "No day of a search is recorded." in alone.caption


def test_the_day_of_the_search_lies_where_its_date_does() -> None:
    plot = timeline([work("Ann", 2024), work("Bo", 2025)], DAYS)
    assert plot is not None
    assert plot.search is not None
    ticks = {tick.label: tick.x for tick in plot.ticks}
    (first, x), *_, (last, end) = ((int(label), at) for label, at in ticks.items())
    middle_of_2026 = x + (2026 - first) / (last - first) * (end - x)
    assert plot.search.x == pytest.approx(middle_of_2026, abs=0.3)


def test_a_work_that_two_lines_cite_alike_is_drawn_once_and_one_work_alone_not_at_all() -> None:
    plot = timeline([work("Ann", 2001), work("Ann", 2001), work("Bo", 2002)], DAYS)
    assert plot is not None
    assert [mark.name for lane in plot.lanes for mark in lane.marks] == ["Ann", "Bo"]
    assert timeline([work("Ann", 2001), work("Ann", 2001)], DAYS) is None
    assert timeline([work("Ann", 2001), work("Bo", None)], DAYS) is None


def test_no_timeline_is_drawn_whose_signs_would_tower_above_the_page() -> None:
    works = [work(f"W{at}", 2001) for at in range(MOST_WORKS + 1)]
    assert timeline(works, DAYS) is None
    assert timeline(works[1:], DAYS) is not None


def test_a_work_of_a_year_to_come_and_a_lone_year_still_have_an_axis() -> None:
    plot = timeline([work("Ann", 2027), work("Bo", 2027)], DAYS)
    assert plot is not None
    assert all(plot.left <= x <= plot.right for x, _ in places(plot).values())
    assert len(plot.ticks) > 1


def node(key: str, *rests_on: str, fails: bool = False) -> Node:
    verdict = verdict_sign(Verdict.UNSUPPORTED if fails else Verdict.SUPPORTED)
    return Node(key, key, f"Claim {key}", f"#{key}", verdict, fails, rests_on)


ARGUMENTS = st.integers(2, 14).flatmap(
    lambda size: st.lists(
        st.sets(st.integers(0, size - 1), max_size=4), min_size=size, max_size=size
    )
)


def of(found: list[set[int]], *, circles: bool) -> list[Node]:
    """Return claims of an argument; without circles each rests on those of smaller numbers."""
    return [
        node(str(at), *(str(to) for to in sorted(rests) if circles or to < at))
        for at, rests in enumerate(found)
    ]


@given(ARGUMENTS)
def test_a_claim_stands_below_all_that_it_rests_on(found: list[set[int]]) -> None:
    nodes = of(found, circles=False)
    drawing = argument_map(nodes)
    if drawing is None:
        assert not any(one.rests_on for one in nodes)
        return
    ys = {one.href.removeprefix("#"): one.y for one in drawing.nodes}
    for one in nodes:
        assert all(ys[to] < ys[one.key] for to in one.rests_on)


@given(ARGUMENTS)
def test_every_step_of_the_argument_is_a_dot_where_two_lines_meet(found: list[set[int]]) -> None:
    """Lines down share a lane only where they never meet, so no line can be taken for another."""
    nodes = of(found, circles=True)
    drawing = argument_map(nodes)
    if drawing is None:
        return
    down = [
        (float(x), float(a), float(b))
        for x, a, b in re.findall(r"M([\d.]+) ([\d.]+)V([\d.]+)", drawing.lines + drawing.failing)
    ]
    for (x, a, b), (other, c, d) in combinations(down, 2):
        assert x != other or b < c or d < a
    dots = [(float(x) + 2.4, float(y)) for x, y in re.findall(r"M([\d.]+) ([\d.]+)a", drawing.ends)]
    steps = [(one.key, to) for one in nodes for to in one.rests_on if to != one.key]
    assert len(dots) == len(steps)
    for x, y in dots:
        assert any(abs(x - at) < 0.01 and a <= y <= b for at, a, b in down)


@given(ARGUMENTS)
def test_circles_end_and_each_claim_is_drawn_once(found: list[set[int]]) -> None:
    nodes = of(found, circles=True)
    drawing = argument_map(nodes)
    if drawing is not None:
        names = [one.name for one in drawing.nodes]
        assert len(names) == len(set(names))
        joined = {
            key for one in nodes for to in one.rests_on if to != one.key for key in (one.key, to)
        }
        assert len(names) == len(joined)


def test_layers_count_the_longest_way() -> None:
    rests_on = {"a": [], "b": ["a"], "c": ["a", "b"], "d": ["elsewhere"], "e": ["d", "c"]}
    assert layers(rests_on) == {"a": 0, "b": 1, "c": 2, "d": 0, "e": 3}


def test_what_fails_is_framed_and_its_line_is_broken() -> None:
    drawing = argument_map([node("1", fails=True), node("2"), node("3", "1", "2")])
    assert drawing is not None
    assert drawing.failing.count("V") == 1
    assert drawing.lines.count("V") == 1
    frames = [part.get("class") for part in page_of(drawing, "argument").iter("rect")]
    assert frames == ["node fails", "node", "node"]
    assert drawing.alternative == "3 rests on 1, 2."
    assert "○ no support found" in drawing.caption


def test_each_claim_of_the_map_is_a_link_with_its_whole_words_and_verdict() -> None:
    drawing = argument_map([node("1"), node("2", "1")])
    assert drawing is not None
    links = [(a.get("href"), a.get("aria-label")) for a in page_of(drawing, "argument").iter("a")]
    assert links == [
        ("#1", "1. Claim 1 (Supported as worded)"),
        ("#2", "2. Claim 2 (Supported as worded)"),
    ]


def test_a_claim_of_the_map_is_cut_only_where_four_lines_do_not_hold_it() -> None:
    words = "Restricting blood flow during light exercise raises growth hormone many times over"
    three = f"{words}, of {words[:20]}"
    nodes = [
        replace(node("1"), words=f"{words}, and {words}, {words}, {words}"),
        replace(node("2", "1"), words=words[:33]),
        replace(node("3", "1"), words=three),
    ]
    drawing = argument_map(nodes)
    assert drawing is not None
    first, second, third = drawing.nodes
    assert len(first.lines) == 4
    assert " ".join(first.lines).removesuffix("…") in nodes[0].words
    assert first.lines[-1].endswith("…")
    assert second.lines == (words[:33],)
    assert len(third.lines) == 3
    assert " ".join(third.lines) == three
    page = page_of(drawing, "argument")
    names = [t.text for t in page.iter("text") if t.get("class") == "name"]
    assert names == [*first.lines, *second.lines, *third.lines]
    told = [title.text for a in page.iter("a") for title in a.iter("title")]
    assert told == [f"{at}. {one.words} (Supported as worded)" for at, one in enumerate(nodes, 1)]


@given(st.lists(st.integers(1, 30), min_size=2, max_size=9))
def test_no_claim_of_the_map_reaches_into_the_one_below_it(lengths: list[int]) -> None:
    nodes = [
        replace(node(str(at), *([str(at // 2)] if at else [])), words="muscles grow " * length)
        for at, length in enumerate(lengths)
    ]
    drawing = argument_map(nodes)
    assert drawing is not None
    for above, below in pairwise(drawing.nodes):
        assert above.y + above.row / 2 <= below.y - below.row / 2
    for one in drawing.nodes:
        assert 14 * len(one.lines) < one.row
    assert drawing.nodes[-1].y + drawing.nodes[-1].row / 2 < drawing.height


@given(st.lists(st.integers(1, 30), min_size=2, max_size=50))
def test_a_map_higher_than_a_page_is_cut_between_claims_into_parts(lengths: list[int]) -> None:
    nodes = [
        replace(node(str(at), *([str(at // 2)] if at else [])), words="muscles grow " * length)
        for at, length in enumerate(lengths)
    ]
    drawing = argument_map(nodes)
    assert drawing is not None
    assert [one for part in drawing.parts for one in part.nodes] == list(drawing.nodes)
    assert [one for part in drawing.parts for one in part.heads] == list(drawing.heads)
    assert drawing.parts[0].top == 0
    assert sum(part.height for part in drawing.parts) == pytest.approx(drawing.height)
    for above, below in pairwise(drawing.parts):
        assert above.top + above.height == pytest.approx(below.top)
    for part in drawing.parts:
        assert part.height < 1250
        for one in part.nodes:
            assert part.top <= one.y - one.row / 2
            assert one.y + one.row / 2 <= part.top + part.height
        for head in part.heads:
            assert part.top <= head.y - 12
            assert any(one.y > head.y for one in part.nodes)
    assert (len(drawing.parts) == 1) == (drawing.height <= 1000)


def test_the_parts_of_a_map_stand_side_by_side_in_a_picture_of_their_own() -> None:
    long = replace(node("0"), words="muscles grow " * 20)
    nodes = [long, *(replace(long, key=str(at), rests_on=("0",)) for at in range(1, 20))]
    argument = argument_map(nodes)
    assert argument is not None
    assert len(argument.parts) == 2
    picture = drawn(argument, "Name", "")
    root = ElementTree.fromstring(picture.svg)  # noqa: S314 - what was drawn just here
    pieces = [part for part in root if part.tag == f"{SVG}svg"]
    edges = [(float(p.get("x") or 0), float(p.get("width") or 0)) for p in pieces]
    assert [p.get("viewBox", "").split()[1] for p in pieces] == [
        str(part.top) for part in argument.parts
    ]
    assert edges[0][0] + edges[0][1] < edges[1][0]
    assert edges[1][0] + edges[1][1] <= picture.width
    assert picture.height == pytest.approx(max(part.height for part in argument.parts))
    assert picture.is_wide
    assert len(list(root.iter(f"{SVG}rect"))) == len(nodes)


def test_no_map_is_drawn_of_claims_that_stand_alone_or_of_more_than_can_be_followed() -> None:
    assert argument_map([node("1"), node("2")]) is None
    assert argument_map([node("0"), *(node(str(at), "0") for at in range(1, MOST + 1))]) is None


def test_the_figures_become_pictures_that_stand_alone() -> None:
    fit = directness_plot([row(Dimension.AGE, Match.LOW)])
    years = timeline([work("Ann", 2001), work("Bo", 2002)], DAYS)
    argument = argument_map([node("1"), node("2", "1")])
    for plot in (fit, years, argument):
        assert plot is not None
        picture = drawn(plot, "Name", plot.caption)
        root = ElementTree.fromstring(picture.svg)  # noqa: S314 - what was drawn just here
        assert root.tag == f"{SVG}svg"
        assert picture.alternative == f"Name. {plot.alternative}"
        assert picture.caption
