"""What the words, signs and numbers of all reports mean: the scale, written from the scale itself.

The scale, the order of decision, the ceilings and the advice are those of docs/method.md; every
value is taken from where the method itself has it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import claimgrade
from claimgrade.assess.rule import RULE_SET
from claimgrade.assess.wording.ceiling import HEDGE_BY_CERTAINTY, allowed_advice
from claimgrade.assess.wording.said import SAID
from claimgrade.model.saying import say
from claimgrade.model.vocabulary import Advice, Certainty, Hedge, Relation, Verdict
from claimgrade.reports.edition import Edition
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.links import web_address
from claimgrade.reports.views.method import Legend, legend
from claimgrade.reports.views.parts import (
    CertaintySign,
    Fact,
    Link,
    VerdictSign,
    certainty_sign,
    known,
    sentence,
    verdict_sign,
)
from claimgrade.reports.views.scale import RATING_VALUES
from claimgrade.reports.words import (
    ADVICE,
    ASSERTED,
    COACH,
    DECIDED_WHEN,
    LAY_LINES,
    RELATION_ALLOWED,
    STRONGEST,
    VERDICT_MEANING,
    VERDICTS,
)


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """One verdict: its number, or that it has none; what it means; the advice to a coach."""

    verdict: VerdictSign
    number: str
    meaning: str
    coach: str


@dataclass(frozen=True, slots=True)
class CertaintyRow:
    """One level of certainty: what it means, and the line for a lay reader."""

    level: CertaintySign
    lay: str


@dataclass(frozen=True, slots=True)
class CeilingRow:
    """What one level of certainty allows to be said, and what to be advised."""

    level: CertaintySign
    hedge: str
    reads_like: str
    advice: str


@dataclass(frozen=True, slots=True)
class AboutRatings:
    """The page: the scale, how a verdict is decided, what is not claimed, who answers for it."""

    language: str
    as_of: str
    verdicts: tuple[VerdictRow, ...]
    order: tuple[tuple[VerdictSign, str], ...]
    certainties: tuple[CertaintyRow, ...]
    ceiling: tuple[CeilingRow, ...]
    relations: tuple[tuple[str, str], ...]
    gap: tuple[tuple[str, str], ...]
    legend: Legend
    not_claimed: tuple[str, ...]
    contact: Fact
    facts: tuple[Fact, ...]
    version: str
    reviews: tuple[tuple[Link, Link], ...]
    colophon: str


def about_ratings(edition: Edition) -> AboutRatings:
    """Return the page on the ratings of a workspace's reviews."""
    return AboutRatings(
        language=TEXT["language"],
        as_of=edition.day,
        verdicts=tuple(_verdict(verdict) for verdict in VERDICTS),
        order=tuple((verdict_sign(verdict), when) for verdict, when in DECIDED_WHEN.items()),
        certainties=tuple(
            CertaintyRow(certainty_sign(level), sentence(LAY_LINES[level]))
            for level in reversed(Certainty)
        ),
        ceiling=tuple(_ceiling(level) for level in reversed(Certainty)),
        relations=tuple((ASSERTED[one], RELATION_ALLOWED[one]) for one in Relation),
        gap=tuple((TEXT[f"gap_{steps}"], TEXT[f"gap_{steps}_weighs"]) for steps in range(4)),
        legend=legend(),
        not_claimed=tuple(TEXT[f"not_claimed_{number}"] for number in range(1, 5)),
        contact=_contact(edition),
        facts=tuple(_facts(edition)),
        version=TEXT["ratings_version"].format(version=claimgrade.__version__, rule_set=RULE_SET),
        reviews=tuple(_reviews(edition)),
        colophon=TEXT["made_with"].format(version=claimgrade.__version__),
    )


def _verdict(verdict: Verdict) -> VerdictRow:
    value = RATING_VALUES.get(verdict)
    return VerdictRow(
        verdict=verdict_sign(verdict),
        number=TEXT["no_number"] if value is None else str(value),
        meaning=VERDICT_MEANING[verdict],
        coach=sentence(COACH[verdict]),
    )


def _ceiling(level: Certainty) -> CeilingRow:
    hedge = HEDGE_BY_CERTAINTY[level]
    also = f"; {say(SAID[Hedge.CAN])} {TEXT['of_capability']}" if hedge is Hedge.PROBABLY else ""
    return CeilingRow(
        level=certainty_sign(level),
        hedge=f"{say(SAID[hedge])}{also}",
        reads_like=STRONGEST[level],
        advice=_advice(level),
    )


def _advice(level: Certainty) -> str:
    """Return the advice that a level allows, and what more it allows with a stated condition."""
    plain, conditional = allowed_advice(level, False), allowed_advice(level, True)
    if plain is Advice.ADDRESSED:
        return TEXT["advice_any"]
    words = ADVICE[plain] if plain else ""
    if conditional is None or conditional is plain:
        return words
    return TEXT["advice_with_condition"].format(plain=words, conditional=ADVICE[conditional])


def _contact(edition: Edition) -> Fact:
    """Return whom to tell of an error, or that nobody is named."""
    publisher = edition.workspace.settings.publisher
    contact = publisher.contact if publisher else None
    if not contact:
        return Fact(TEXT["corrections_nobody"], "")
    return Fact(TEXT["corrections_to"], contact, web_address(contact))


def _facts(edition: Edition) -> Iterator[Fact]:
    publisher = edition.workspace.settings.publisher
    if publisher is None:
        yield Fact(TEXT["reviewed_by"], TEXT["not_recorded"])
    else:
        yield Fact(TEXT["reviewed_by"], publisher.name, web_address(publisher.url))
    for found in edition.review.articles:
        article = found.article
        made = article.disclosure if article else None
        title = article.title if article else found.id
        funding = known(made.funding if made else None) or TEXT["not_recorded"]
        yield Fact(TEXT["funding_of"].format(title=title), funding)


def _reviews(edition: Edition) -> Iterator[tuple[Link, Link]]:
    """Yield a link to each review and one to its pages of single claims."""
    for found in edition.review.articles:
        title = found.article.title if found.article else found.id
        yield (
            Link(title, f"{found.id}/index.html"),
            Link(TEXT["claim_reviews"], f"{found.id}/claims.html"),
        )
