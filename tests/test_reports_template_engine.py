"""Compiled templates are kept beside them, and guarded ones read nothing that they should not."""

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from claimgrade.reports import template_engine
from claimgrade.reports.template_engine import (
    CompiledTemplates,
    GuardedEnvironment,
    escape_at_once,
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that compiled templates are kept in, for this test."""
    kept = tmp_path / "__pycache__"
    monkeypatch.setattr(template_engine, "_FOLDER", kept)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    return kept


def rendered(source: str, kind: str = "html") -> str:
    """Render a template in an environment that has seen nothing yet."""
    environment = Environment(
        loader=DictLoader({"page": source}), bytecode_cache=CompiledTemplates(kind), autoescape=True
    )
    return environment.get_template("page").render(name="<Jo>")


def test_a_template_is_compiled_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert rendered("Hello {{ name }}") == "Hello &lt;Jo&gt;"
    assert len(list(folder.iterdir())) == 1
    monkeypatch.setattr(Environment, "_compile", lambda *_: pytest.fail("compiled again"))
    assert rendered("Hello {{ name }}") == "Hello &lt;Jo&gt;"


def test_a_changed_template_and_another_kind_of_report_are_compiled_anew(folder: Path) -> None:
    rendered("Hello {{ name }}")
    assert rendered("Bye {{ name }}") == "Bye &lt;Jo&gt;"
    rendered("Bye {{ name }}", "markdown")
    assert len(list(folder.iterdir())) == 2


@pytest.mark.parametrize("keep", [0, 20, -1])
def test_a_damaged_file_is_made_again(folder: Path, keep: int) -> None:
    rendered("Hello {{ name }}")
    (kept,) = folder.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole[:keep])
    assert rendered("Hello {{ name }}") == "Hello &lt;Jo&gt;"
    assert kept.read_bytes() == whole
    kept.write_bytes(whole[:-3] + bytes(255 - byte for byte in whole[-3:]))
    assert rendered("Hello {{ name }}") == "Hello &lt;Jo&gt;"


def test_where_python_keeps_no_modules_no_templates_are_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert rendered("Hello {{ name }}") == "Hello &lt;Jo&gt;"
    assert not folder.exists()


def test_a_folder_that_cannot_be_written_is_no_fault(folder: Path) -> None:
    folder.write_text("a file where the folder would be")
    assert rendered("Hello {{ name }}") == "Hello &lt;Jo&gt;"


@pytest.mark.parametrize(
    "source",
    [
        "{{ ''.__class__ }}",
        "{{ name.__class__.__mro__ }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ view.__init__ }}",
        "{{ (name|string).format.__globals__ }}",
        "{{ '{0.__class__}'.format(name) }}",
        "{% for x in [1, 2] %}{{ view.method.__func__ }}{% endfor %}",
    ],
)
def test_a_guarded_template_may_read_what_the_sandbox_lets_it_and_no_more(source: str) -> None:
    class View:
        def method(self) -> None: ...

    def outcome(environment: Environment) -> str:
        try:
            return environment.from_string(source).render(name="Jo", view=View())
        except SecurityError:
            return "refused"

    guarded = GuardedEnvironment(undefined=StrictUndefined)
    plain = SandboxedEnvironment(undefined=StrictUndefined)
    assert outcome(guarded) == outcome(plain) == "refused"
    assert outcome(guarded) == "refused"
    assert guarded.from_string("{{ name.upper() }}").render(name="Jo") == "JO"


@given(
    st.one_of(
        st.text(),
        st.integers(),
        st.booleans(),
        st.text().map(Markup),
        st.text(alphabet="&<>\"'a", max_size=8),
        st.sampled_from(["a & b", "<b>", '"', "'"]),
    )
)
def test_what_is_shown_by_one_call_is_what_jinja_shows_by_two(value: object) -> None:
    source = "{{ value }}{% macro m(x) %}<i>{{ x }}</i>{% endmacro %}{{ m(value) }}{{ m('<') }}"
    usual, quick = (
        Environment(autoescape=True, finalize=lambda said: said, undefined=StrictUndefined)
        for _ in range(2)
    )
    escape_at_once(quick)
    assert "as_html(" in str(quick.compile(source, raw=True))
    said = (one.from_string(source).render(value=value) for one in (usual, quick))
    assert next(said) == next(said)


def test_by_one_call_none_and_what_is_not_there_are_faults_too() -> None:
    quick = Environment(autoescape=True, finalize=lambda said: said, undefined=StrictUndefined)
    escape_at_once(quick)
    with pytest.raises(TypeError):
        quick.from_string("{{ value }}").render(value=None)
    with pytest.raises(UndefinedError):
        quick.from_string("{{ value }}").render()
