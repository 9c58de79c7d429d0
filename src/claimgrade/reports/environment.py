"""Jinja environments in which every value from a record is escaped for the format at hand."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup, escape

from claimgrade.reports.house import House, house_in_force
from claimgrade.reports.overrides_loading import loader
from claimgrade.reports.template_code import OwnEnvironment
from claimgrade.reports.template_engine import CompiledTemplates, GuardedEnvironment, escape_at_once
from claimgrade.reports.text import ENGLISH
from claimgrade.reports.views.parts import sentence

_MARKDOWN_SPECIAL = re.compile(r"([\\`*_{}\[\]|~$#!])")
_MARKDOWN_START = re.compile(r"^([-+=>]|\d+(?=[.)]))")
_MONTH = (
    "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    "|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
)
_DAY = rf"\b(?:\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}} (?:{_MONTH}) \d{{4}})\b"
_DATE = re.compile(_DAY)
_ENDS_OF_MONTHS = (
    "Jan ary Feb Mar rch Apr ril May Jun une Jul uly Aug ust Sep ept ber Oct Nov Dec".split()
)
# It begins with the same two signs, up to which a page is passed over quickly.
_YEAR = re.compile(
    rf"20\d{{2}}(?:(-\d{{2}}-\d{{2}})|{'|'.join(rf'(?<={end} 20..)' for end in _ENDS_OF_MONTHS)})\b"
)
_DAY_AND_MONTH = re.compile(rf"(?<!\w)\d{{1,2}} (?:{_MONTH})\Z")
_LONGEST_DAY_AND_MONTH = len("22 September")
_KEPT = '<span class="date">'
_OPENING = re.compile(r"(?<=\()(?:[^\W\d]{1,10} ){1,2}\Z")
"""Words that open a bracket and belong to the date after them: ``(as of 2026-11-22)``."""
_LONGEST_OPENING = 23
_NEXT_TAG = re.compile(r"[<>]")
_DRAWN = re.compile(r"</(?:title|script|style|text|tspan|desc)\b")
_COMPOUND = re.compile(
    r"\b(?=[^\W\d][\w-]{0,15}(?![\w-]))[^\W\d]\w*(?:-\w+)+"
    r"|(?<![\w.-])\d[\d.]{0,6}[-–]\d[\d.]{0,6}(?<![.])(?: ?%)?(?![\w-])"
)
"""A compound such as ``by-products`` or ``NOS-1``, or a range such as ``20-30%``."""
_SPACE = re.compile(r"\s+")


def html_environment() -> Environment:
    """Return the environment of HTML templates of the house style in force."""
    return house_in_force().environment("html", _html)


def markdown_environment() -> Environment:
    """Return the environment of Markdown templates of the house style in force.

    Every value is escaped as Markdown text.
    """
    return house_in_force().environment("markdown", _markdown)


def own_environments(house: House) -> Mapping[str, Environment]:
    """Return the environments in which a house's own templates are read, by their endings."""
    html = house.environment("html", _html)
    return {".html": html, ".css": html, ".md": house.environment("markdown", _markdown)}


def _html(house: House) -> Environment:
    environment = _environment("html", house, _no_empty)
    escape_at_once(environment)
    environment.filters["dates"] = unbroken_dates
    environment.filters["whole_words"] = whole_words
    environment.filters["clauses"] = clauses
    environment.template_class = _Page
    return environment


class _Page(Template):
    """A template of HTML: whatever it renders holds no date that a line may end within."""

    def render(self, *arguments: Any, **values: Any) -> str:
        """Return the page; dates are kept on one line wherever they stand in its text."""
        page = super().render(*arguments, **values)
        return "".join(_dates_kept(page))


def _dates_kept(page: str) -> Iterator[str]:
    """Yield a page in pieces; each date in its text, but for those of drawings, holds together."""
    done = 0
    for begin, end in _days_in(page):
        tag = _NEXT_TAG.search(page, end)
        if tag is None or tag[0] == ">" or _DRAWN.match(page, tag.start()):
            continue
        opening = _OPENING.search(page[max(begin - _LONGEST_OPENING, 0) : begin])
        first = begin - len(opening[0]) if opening is not None else begin
        if not page.endswith(_KEPT, 0, first):
            yield f"{page[done:first]}{_KEPT}{page[first:end]}</span>"
            done = end
    yield page[done:]


def _days_in(page: str) -> Iterator[tuple[int, int]]:
    """Yield where each date such as ``2026-11-22`` or ``22 May 2026`` begins and ends.

    Those that are shown are of our time.
    """
    for found in _YEAR.finditer(page):
        at = found.start()
        before = page[at - 1 : at]
        if before == " ":
            month = _DAY_AND_MONTH.search(page[max(at - 2 - _LONGEST_DAY_AND_MONTH, 0) : at - 1])
            if month is not None:
                yield at - 1 - len(month[0]), at + len("2026")
        if found[1] and not before.isalnum() and before != "_":
            yield found.span()


def _markdown(house: House) -> Environment:
    environment = _environment("markdown", house, _markdown_value)
    environment.filters["address"] = markdown_address
    environment.filters["slug"] = heading_anchor
    return environment


def _environment(kind: str, house: House, finalize: Callable[[object], object]) -> Environment:
    """Return an environment; the sandbox is for templates that are not our own."""
    options: dict[str, Any] = {
        "loader": loader(house.overrides),
        "undefined": StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "keep_trailing_newline": True,
        "finalize": finalize,
    }
    environment: Environment
    if house.overrides:
        environment = GuardedEnvironment(autoescape=True, **options)
    else:
        words = house.catalogue
        kept = CompiledTemplates(kind if words is ENGLISH else f"{kind}-translated", words)
        environment = OwnEnvironment(words=words, bytecode_cache=kept, **options)
    environment.globals["text"] = house.catalogue
    environment.globals["house"] = house.look
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


def whole_words(text: str) -> Markup:
    """Return text escaped for HTML, with ``by-products`` and ``20-30%`` kept on one line.

    It is for titles and for what is read on a narrow screen. A compound of more than 16
    characters may break at its hyphens, so that it fits there.
    """
    html = escape(text)
    if "-" not in html and "–" not in html:
        return html
    return Markup(_COMPOUND.sub(_in_one, str(html)))  # noqa: S704 - escaped just here


def _in_one(compound: re.Match[str]) -> str:
    return f'<span class="whole">{compound[0]}</span>'


def clauses(title: str) -> Markup:
    """Return a title escaped for HTML; what follows a colon begins a line where it needs two."""
    head, colon, rest = title.partition(": ")
    if not colon:
        return escape(title)
    return Markup('{}: <span class="clause">{}</span>').format(head, rest)


def escape_markdown(text: str) -> str:
    """Return text that Markdown shows as it is: no markup, no HTML, one line, fit for a table."""
    line = _SPACE.sub(" ", text)
    line = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    line = _MARKDOWN_SPECIAL.sub(r"\\\1", line)
    return _MARKDOWN_START.sub(_escape_start, line)


def _escape_start(match: re.Match[str]) -> str:
    start = match.group(1)
    return f"{start}\\" if start[0].isdigit() else f"\\{start}"


def heading_anchor(heading: str) -> Markup:
    """Return the name under which hosts of repositories let a link lead to a heading.

    It is that of GitHub: small letters, digits, hyphens and underscores, hyphens for blanks.
    """
    kept = "".join(sign for sign in heading.lower() if sign.isalnum() or sign in " -_")
    return markdown_address(kept.replace(" ", "-"))


def markdown_address(address: str) -> Markup:
    """Return an address as the target of a Markdown link."""
    return Markup(quote(address, safe="/:?#@!$&*+,;=~%-._"))  # noqa: S704 - percent-encoded
