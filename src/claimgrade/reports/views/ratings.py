"""Several ratings side by side: of several outcomes, or by several people."""

from dataclasses import dataclass

from claimgrade.model.agreement import Agreement, DomainRatings, PersonsRating
from claimgrade.model.rating import Rating
from claimgrade.model.vocabulary import Domain
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.parts import CertaintySign, certainty_sign, counted, listed, sentence
from claimgrade.reports.views.suggestions import rated
from claimgrade.reports.views.waiting import waited_for
from claimgrade.reports.words import CERTAINTIES, DOMAINS, Sign

_DIFFER = ("people_differ", "≠", "over")
_AGREE = ("people_agree", "=", "good")
_ALONE = ("people_alone", "–", "quiet")
"""The name of the words, the glyph and the tone of how people's judgements compare."""


@dataclass(frozen=True, slots=True)
class RatingLine:
    """One judgement of one outcome: who, from where, what moved it, and what it adds up to.

    ``total`` is ``None`` where it waits for something, which ``waits`` then names.
    """

    outcome: str
    by: str
    start: str
    moved: str
    total: CertaintySign | None
    waits: str
    note: str


@dataclass(frozen=True, slots=True)
class PersonsView:
    """What one person made of a domain, and why."""

    by: str
    rating: str
    reason: str


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """One domain of one outcome, as everybody judged it."""

    domain: str
    outcome: str
    sign: Sign
    people: tuple[PersonsView, ...]


@dataclass(frozen=True, slots=True)
class AgreementView:
    """The domains: first those in which people differ, last those that one person judged."""

    summary: str
    lines: tuple[AgreementLine, ...]


def rating_lines(ratings: tuple[Rating, ...]) -> tuple[RatingLine, ...]:
    """Return every rating of a claim where there are several; a single one needs no table."""
    return tuple(_rating(one) for one in ratings) if len(ratings) > 1 else ()


def not_counted(rating: Rating) -> tuple[str, ...]:
    """Return a sentence for each level that was entered and does not count, with the reason."""
    return tuple(
        sentence(TEXT["not_counted"].format(domain=DOMAINS[domain], reason=reason))
        for domain, reason in rating.not_counted.items()
    )


def _rating(one: Rating) -> RatingLine:
    judgement = one.judgement
    critical = "" if judgement.critical else TEXT["not_critical"]
    return RatingLine(
        outcome=listed([judgement.outcome or TEXT["claims_outcome"], critical], "; "),
        by=judgement.by,
        start=CERTAINTIES[one.start] if one.start else TEXT["not_recorded"],
        moved=_moved(one) or TEXT["nothing_moved"],
        total=certainty_sign(one.computed) if one.computed else None,
        waits="" if one.computed else _waits(one),
        note=listed([TEXT["sum_used"] if one.shown else "", *not_counted(one)], " "),
    )


def _moved(one: Rating) -> str:
    """Return what moved a rating, each domain with its levels and the letter of its reason."""
    letters = {note.domain: note.letter for note in one.footnotes}
    return "; ".join(
        f"{DOMAINS[domain]} {_signed(levels)} ({letters[domain]})"
        for domain, levels in one.levels.items()
        if domain in letters
    )


def _signed(levels: int) -> str:
    return f"{levels:+d}".replace("-", "−") if levels else TEXT["shared_level"]


def _waits(one: Rating) -> str:
    return TEXT["waits"].format(fields=waited_for(one.waits_for))


def agreement_view(agreement: Agreement | None) -> AgreementView | None:
    """Return what people made of the same domains, or ``None`` where one person judged alone."""
    if agreement is None:
        return None
    differ = len(agreement.disagreements)
    shared = [one for one in agreement.domains if one.judges > 1]
    alone = [one for one in agreement.domains if one.judges < 2]
    name = "differ" if differ else "agree" if shared else "apart"
    summary = TEXT[f"agreement_{name}"].format(
        differ=differ, domains=counted(len(shared), "domain")
    )
    return AgreementView(summary, tuple(_side_by_side(one) for one in (*shared, *alone)))


def _side_by_side(one: DomainRatings) -> AgreementLine:
    compared = _DIFFER if one.differs else _AGREE
    words, glyph, tone = compared if one.judges > 1 else _ALONE
    return AgreementLine(
        domain=DOMAINS[one.domain],
        outcome=one.outcome,
        sign=Sign(TEXT[words], glyph, tone),
        people=tuple(_person(one.domain, rating) for rating in one.ratings),
    )


def _person(domain: Domain, rating: PersonsRating) -> PersonsView:
    if rating.concern is None:
        return PersonsView(rating.by, TEXT["not_judged"], "")
    return PersonsView(
        rating.by, rated(domain, rating.concern, rating.levels), sentence(rating.reason)
    )
