"""A rule of the catalogue: its page, its examples and the function that decides."""

from collections.abc import Callable
from inspect import cleandoc
from typing import Any, Required, TypedDict, Unpack

from claimgrade.assess.case import ArticleCase, Case
from claimgrade.assess.ruling import Ruling
from claimgrade.model.assessment import Family
from claimgrade.model.finding import Severity, Subject
from claimgrade.model.record import Record, record

RULE_SET = "4"
"""Version of the rules as a whole; a verdict that was signed under another is stale."""


Decide = Callable[[Case], Ruling]
"""What a rule says of a claim."""


@record
class RulePage(Record):
    """What is said of a rule: what it asks, why, two worked examples, what it needs.

    ``severity`` says in words which severities it can give and when; ``worst`` is the heaviest of
    them. ``example_fires`` and ``example_near_miss`` are YAML with the keys ``claim``, ``claims``,
    ``article``, ``studies``, ``sources``, ``entries`` (fields of .bib entries) and ``settings``,
    holding only what matters to the rule. ``needs`` are the fields without which it is unresolved,
    as dotted paths of the files with ``*`` for any item; fields that have a default are not among
    them. ``absence`` says which absent field is itself the trigger, where there is one. ``version``
    goes up when the rule decides otherwise than before.
    """

    code: str
    name: str
    family: Family
    severity: str
    worst: Severity
    definition: str
    why: str
    example_fires: str
    example_near_miss: str
    needs: tuple[str, ...]
    literature: str
    key_concept: str
    subject: Subject
    absence: str
    version: int

    @property
    def about(self) -> str:
        """What it says something of: a claim, the article, or our own record."""
        if self.subject is Subject.RECORD:
            return "our own record"
        return "the article" if isinstance(self, ArticleRule) else "a claim"


@record
class Rule(RulePage):
    """A rule about one claim.

    ``reads_lines`` is true where it depends on what each evidence line does to the claim,
    ``reads_premises`` where it does on the claims that this one builds on. ``reads_phrasing`` is
    false where it reads of the sentence only what that asserts - its kind, relation and direction,
    and of whom - and so says the same of every sentence that asserts the same of the same evidence.
    """

    function: Decide
    reads_lines: bool
    reads_premises: bool
    reads_phrasing: bool


@record
class ArticleRule(RulePage):
    """A rule about an article as a whole, with all its claims."""

    function: Callable[[ArticleCase], Ruling]


class Page(TypedDict, total=False):
    """What a rule's declaration says beside its code, name and family."""

    severity: Required[str]
    worst: Required[Severity]
    needs: Required[tuple[str, ...]]
    literature: Required[str]
    key_concept: Required[str]
    fires: Required[str]
    near_miss: Required[str]
    subject: Subject
    absence: str
    version: int
    reads_phrasing: bool


def rule(
    code: str, name: str, family: Family, **page: Unpack[Page]
) -> Callable[[Callable[[Case], Ruling]], Rule]:
    """Make a catalogue rule of a function that decides on one claim.

    The first paragraph of the function's docstring is the rule's definition, the rest is why
    the rule exists.
    """

    def make(function: Callable[[Case], Ruling]) -> Rule:
        told = _page(code, name, family, function.__doc__, page)
        told.setdefault("reads_phrasing", True)
        reads_lines = "evidence.*.relation" in page["needs"]
        reads_premises = any(field.startswith("claims.") for field in page["needs"])
        return Rule(
            **told, function=function, reads_lines=reads_lines, reads_premises=reads_premises
        )

    return make


def article_rule(
    code: str, name: str, family: Family, **page: Unpack[Page]
) -> Callable[[Callable[[ArticleCase], Ruling]], ArticleRule]:
    """Make a catalogue rule of a function that decides on an article; as :func:`rule`."""

    def make(function: Callable[[ArticleCase], Ruling]) -> ArticleRule:
        told = _page(code, name, family, function.__doc__, page)
        return ArticleRule(**told, function=function)

    return make


def _page(
    code: str, name: str, family: Family, docstring: str | None, page: Page
) -> dict[str, Any]:
    """Return the fields of a :class:`RulePage`."""
    definition, _, why = cleandoc(docstring or "").partition("\n\n")
    told = {key: value for key, value in page.items() if key not in ("fires", "near_miss")}
    return {
        "subject": Subject.CLAIM,
        "absence": "",
        "version": 1,
        **told,
        "code": code,
        "name": name,
        "family": family,
        "definition": " ".join(definition.split()),
        "why": " ".join(why.split()),
        "example_fires": cleandoc(page["fires"]) + "\n",
        "example_near_miss": cleandoc(page["near_miss"]) + "\n",
    }
