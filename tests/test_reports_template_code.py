"""Our own templates show, compiled to quicker code, what Jinja makes of them."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, TemplateSyntaxError
from markupsafe import Markup

from claimgrade.assess.review import assess
from claimgrade.reports import template_engine
from claimgrade.reports.catalogue import READINGS, render
from claimgrade.reports.edition import Edition
from claimgrade.reports.house import House
from claimgrade.reports.template_code import OwnEnvironment
from claimgrade.reports.template_engine import CompiledTemplates, escape_at_once
from claimgrade.workspace.load import load

WORDS = {"title": "Cuffs & bands", "plain": "Bands", "odd-name": "<em>"}

BASE = """\
<title>{% block title %}{{ text.title }}{% endblock %}</title>
{% block body %}nothing{% endblock %}
{% block foot %}{{ text["odd-name"] }} {{ view.name }}{% endblock %}
"""

PARTS = """\
{% macro link(target, label="none", mark=1) -%}
<a href="{{ target.href }}">{{ target.text }}</a> {{ label }} {{ mark }}
{%- endmacro %}
{% macro framed() %}<div>{{ caller() }}</div>{% endmacro %}
{% macro listing(items) %}{% for one in items %}{% include "item" %}{% endfor %}{% endmacro %}
"""

PAGE = """\
{% extends "base" %}
{% from "parts" import link, framed %}
{% import "parts" as parts with context %}
{% block title %}{{ super() }} – {{ view.name }}{% endblock %}
{% block body %}
{% for one in view.links if one.text %}
{% set number = loop.index %}
{% block one scoped %}
<p>{{ number }}: {{ link(one) }} {{ link(one, "label", mark=2) }}</p>
{% endblock %}
{% include "item" %}
{% else %}
<p>none</p>
{% endfor %}
{% include ["absent", "item"] ignore missing %}
{% call framed() %}{{ text.plain }}, {{ view.name|upper }}{% endcall %}
{{ parts.listing(view.links) }}
{% if view.links %}{{ text.title|length }} {{ text.plain ~ view.name }}
{% elif true %}x{% else %}y{% endif %}
{% filter upper %}{{ view.name }}{% endfilter %}
{% endblock %}
"""

ITEM = "[{{ one.text if one is defined else view.name }}]"


@dataclass(frozen=True, slots=True)
class Target:
    """A link of a page."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class View:
    """What a page shows."""

    name: object
    links: tuple[Target, ...] = ()


def environment(engine: type[Environment], **own: Any) -> Environment:
    """Return an environment with the templates of these tests."""
    templates = {"base": BASE, "parts": PARTS, "page": PAGE, "item": ITEM}
    made = engine(
        loader=DictLoader(templates),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: value,
        **own,
    )
    made.globals["text"] = WORDS
    return made


@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize(
    "view",
    [
        View("Jo"),
        View("<Jo> & 'co'"),
        View(Markup("<b>Jo</b>")),
        View(3),
        View("Jo", (Target("<1>", "#1"), Target("", "#2"), Target("3", "#3"))),
    ],
)
def test_blocks_includes_macros_and_loops_show_what_jinja_shows(view: View, at_once: bool) -> None:
    usual, own = (
        environment(Environment, autoescape=True),
        environment(OwnEnvironment, words=WORDS),
    )
    if at_once:
        escape_at_once(own)
    wanted = usual.get_template("page").render(view=view)
    assert own.get_template("page").render(view=view) == wanted
    assert "Cuffs &amp; bands" in wanted


def test_fixed_words_are_finalised_and_escaped_like_what_is_read() -> None:
    def starred(value: object) -> Markup:
        return value if isinstance(value, Markup) else Markup("*{}*").format(value)

    source = "{{ text.title }} {{ given }} {{ text.plain|upper }}"
    usual = Environment(autoescape=True, finalize=starred)
    own = OwnEnvironment(words=WORDS, finalize=starred)
    usual.globals["text"] = WORDS
    shown = [one.from_string(source).render(given="Cuffs & bands") for one in (usual, own)]
    assert shown[0] == shown[1] == "*Cuffs &amp; bands* *Cuffs &amp; bands* *BANDS*"


def test_what_a_view_does_not_have_and_none_are_faults() -> None:
    own = OwnEnvironment(words=WORDS, undefined=StrictUndefined, finalize=lambda value: value)
    escape_at_once(own)
    with pytest.raises(AttributeError):
        own.from_string("{{ view.absent }}").render(view=View("Jo"))
    with pytest.raises(TypeError):
        own.from_string("{{ view.name }}").render(view=View(None))


def test_the_name_of_the_fixed_words_is_not_given_to_anything_else() -> None:
    own = OwnEnvironment(words=WORDS)
    with pytest.raises(TemplateSyntaxError, match="fixed words"):
        own.from_string("{% for text in view.links %}{{ text.title }}{% endfor %}")


def test_with_other_words_a_template_is_compiled_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(template_engine, "_FOLDER", tmp_path)
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    monkeypatch.setattr("sys.pycache_prefix", None)

    def titled(words: dict[str, str]) -> str:
        kept = CompiledTemplates("html", words)
        own = OwnEnvironment(words=words, bytecode_cache=kept, loader=DictLoader({"page": BASE}))
        return own.get_template("page").render(view=View("Jo"))

    assert "<title>Cuffs &amp; bands</title>" in titled(WORDS)
    assert "<title>Манжеты</title>" in titled({**WORDS, "title": "Манжеты"})
    assert len(list(tmp_path.iterdir())) == 1


def test_every_report_is_what_jinja_itself_makes_of_our_templates(
    example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def usual(words: object, bytecode_cache: object, **options: Any) -> Environment:
        return Environment(autoescape=True, **options)

    workspace = load(example)
    review = assess(workspace)
    ours = render(Edition(workspace, review), READINGS)
    monkeypatch.setattr("claimgrade.reports.environment.OwnEnvironment", usual)
    monkeypatch.setattr("claimgrade.reports.environment.escape_at_once", lambda environment: None)
    monkeypatch.setattr("claimgrade.reports.edition.house_of", lambda workspace: House())
    assert dict(render(Edition(workspace, review), READINGS)) == dict(ours)
