"""Jinja environments in which every value from a record is escaped for the format at hand."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from urllib.parse import quote

from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader, PackageLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

from claimgrade.reports.text import TEXT
from claimgrade.reports.views.parts import sentence

_MARKDOWN_SPECIAL = re.compile(r"([\\`*_{}\[\]|~$#!])")
_MARKDOWN_START = re.compile(r"^([-+=>]|\d+(?=[.)]))")
_DATE = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_SPACE = re.compile(r"\s+")


@cache
def html_environment(overrides: tuple[Path, ...] = ()) -> SandboxedEnvironment:
    """Return the environment of HTML templates; folders in ``overrides`` come first."""
    environment = _environment(overrides, _no_empty)
    environment.filters["dates"] = unbroken_dates
    return environment


@cache
def markdown_environment(overrides: tuple[Path, ...] = ()) -> SandboxedEnvironment:
    """Return the environment of Markdown templates; every value is escaped as Markdown text."""
    environment = _environment(overrides, _markdown_value)
    environment.filters["address"] = markdown_address
    return environment


def _environment(overrides: Sequence[Path], finalize: object) -> SandboxedEnvironment:
    loaders: list[BaseLoader] = [FileSystemLoader(folder) for folder in overrides]
    loaders.append(PackageLoader("claimgrade.reports", "templates"))
    environment = SandboxedEnvironment(
        loader=ChoiceLoader(loaders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=finalize,
    )
    environment.globals["text"] = TEXT
    environment.filters["sentence"] = sentence
    return environment


def _no_empty(value: object) -> object:
    if value is None:
        raise TypeError("a template printed a value that is None")
    return value


def _markdown_value(value: object) -> Markup:
    if isinstance(value, Markup):
        return value
    return Markup(escape_markdown(str(_no_empty(value))))  # noqa: S704 - escaped just here


def unbroken_dates(text: str) -> Markup:
    """Return text escaped for HTML, with each date (``2026-11-22``) kept on one line."""
    return Markup(_DATE.sub(r'<span class="date">\g<0></span>', str(escape(text))))  # noqa: S704 - escaped just here


def escape_markdown(text: str) -> str:
    """Return text that Markdown shows as it is: no markup, no HTML, one line, fit for a table."""
    line = _SPACE.sub(" ", text)
    line = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    line = _MARKDOWN_SPECIAL.sub(r"\\\1", line)
    return _MARKDOWN_START.sub(_escape_start, line)


def _escape_start(match: re.Match[str]) -> str:
    start = match.group(1)
    return f"{start}\\" if start[0].isdigit() else f"\\{start}"


def markdown_address(address: str) -> Markup:
    """Return an address as the target of a Markdown link."""
    return Markup(quote(address, safe="/:?#@!$&*+,;=~%-._"))  # noqa: S704 - percent-encoded
