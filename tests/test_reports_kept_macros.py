"""What a macro shows is kept only where nothing but its arguments changes it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import nodes
from markupsafe import Markup

import claimgrade.reports
from claimgrade.reports.environment import html_environment
from claimgrade.reports.figures.directness import Mark
from claimgrade.reports.template_code import KEPT, Macro
from claimgrade.reports.views.parts import CertaintySign
from claimgrade.reports.words import Sign

TEMPLATES = Path(claimgrade.reports.__file__).parent / "templates"

THE_SAME_EVERYWHERE = {"text", "range", "loop"}


def macros() -> dict[str, tuple[str, nodes.Macro, set[str]]]:
    """Return the kept macros by file and name, with the names of all macros of their files."""
    found = {}
    for path in sorted(TEMPLATES.rglob("*.html")):
        name = str(path.relative_to(TEMPLATES))
        tree = html_environment().parse(path.read_text(encoding="utf-8"))
        here = list(tree.find_all(nodes.Macro))
        for macro in here:
            if macro.name in KEPT:
                found[f"{name}:{macro.name}"] = name, macro, {one.name for one in here}
    return found


MACROS = macros()


def test_every_kept_macro_is_in_a_template() -> None:
    assert {macro.name for _, macro, _ in MACROS.values()} == KEPT


@pytest.mark.parametrize("which", sorted(MACROS))
def test_a_kept_macro_reads_nothing_but_its_arguments_and_the_words(which: str) -> None:
    _, macro, beside = MACROS[which]
    own = {name.name for name in macro.find_all(nodes.Name) if name.ctx in ("param", "store")}
    read = {name.name for name in macro.find_all(nodes.Name) if name.ctx == "load"}
    assert read <= own | beside | THE_SAME_EVERYWHERE


def shown_twice(template: str, name: str, *arguments: object) -> tuple[str, str]:
    macro = getattr(html_environment().get_template(template).module, name)
    assert type(macro) is Macro
    macro.html(arguments)
    return macro.html(arguments), str(macro(*arguments))


TEXT = st.text(st.sampled_from("ab<>&\"' é"), max_size=3)


@given(sign=st.builds(Sign, TEXT, TEXT, TEXT))
def test_a_kept_sign_is_what_its_macro_shows(sign: Sign) -> None:
    kept, made = shown_twice("figures.html", "sign", sign)
    assert kept == made


@given(
    sign=st.builds(CertaintySign, TEXT, st.integers(0, 4), st.booleans(), TEXT, TEXT),
    label=TEXT,
)
def test_a_kept_certainty_is_what_its_macro_shows(sign: CertaintySign, label: str) -> None:
    kept, made = shown_twice("figures.html", "certainty", sign, label)
    assert kept == made
    without, plain = shown_twice("figures.html", "certainty", sign)
    assert without == plain


@given(mark=st.builds(Mark, TEXT, TEXT, TEXT, st.floats(0, 300), st.floats(0, 300)))
def test_a_kept_mark_is_what_its_macro_shows(mark: Mark) -> None:
    kept, made = shown_twice("maps.html", "fit_mark", mark)
    assert kept == made


def test_a_text_is_not_shown_as_the_html_that_reads_the_same() -> None:
    sign = CertaintySign("low", 2, True, "", "")
    html, _ = shown_twice("figures.html", "certainty", sign, Markup("<b>"))
    text, made = shown_twice("figures.html", "certainty", sign, "<b>")
    assert text == made != html


def test_what_cannot_be_a_key_is_shown_all_the_same() -> None:
    sign = Sign(["<low>"], "", "bad")  # type: ignore[arg-type]
    kept, made = shown_twice("figures.html", "sign", sign)
    assert kept == made
