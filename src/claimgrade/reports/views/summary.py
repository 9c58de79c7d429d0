"""The review at a glance: verdicts counted, checks summed, claims listed by verdict."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from claimgrade.model.assessment import ArticleReview, Assessment, Sums, sums_of
from claimgrade.model.vocabulary import Verdict
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.cards import Card
from claimgrade.reports.views.parts import CertaintySign, VerdictSign, counted, verdict_sign
from claimgrade.reports.words import COUNTED_AS, VERDICT_MEANING, VERDICTS

_SUMS = (
    "passed",
    "flagged",
    "accepted",
    "once",
    "unresolved_absent",
    "unresolved_unknown",
    "not_applicable",
)


@dataclass(frozen=True, slots=True)
class VerdictCount:
    """How many claims have a verdict; ``width`` is its bar, 100 for the commonest verdict."""

    verdict: VerdictSign
    anchor: str
    count: int
    width: int


@dataclass(frozen=True, slots=True)
class Summary:
    """The counts of a review; the checks by what they said, with their total."""

    sentence: str
    verdicts_heading: str
    verdicts: tuple[VerdictCount, ...]
    provisional: str
    checks_lead: str
    checks: tuple[tuple[str, int], ...]
    total: int


class IndexEntry(NamedTuple):
    """A claim in the index: its words, verdict, certainty and the sentence that may be said."""

    number: int
    href: str
    statement: str
    verdict: VerdictSign
    provisional: bool
    certainty: CertaintySign
    may_say: str


@dataclass(frozen=True, slots=True)
class IndexGroup:
    """The claims of one verdict, in the order of the article."""

    verdict: VerdictSign
    anchor: str
    meaning: str
    count: str
    entries: tuple[IndexEntry, ...]


def verdict_counts(assessments: Iterable[Assessment]) -> tuple[VerdictCount, ...]:
    """Return the verdicts that occur, in the order of the scale, with their counts."""
    counts = Counter(assessment.verdict for assessment in assessments)
    most = max(counts.values(), default=1)
    return tuple(
        VerdictCount(
            verdict_sign(verdict),
            verdict_anchor(verdict),
            counts[verdict],
            round(100 * counts[verdict] / most),
        )
        for verdict in VERDICTS
        if counts[verdict]
    )


def verdict_anchor(verdict: Verdict) -> str:
    """Return the id of the part of the index that lists a verdict's claims."""
    return f"verdict-{verdict.value}"


def total_sums(review: ArticleReview) -> Sums:
    """Return the sums of all claims, and of the article as a whole, together."""
    each = [*(assessment.sums for assessment in review.assessments), sums_of(review.results)]
    return Sums(**{name: sum(getattr(sums, name) for sums in each) for name in _SUMS})


def summary(review: ArticleReview) -> Summary:
    """Return the counts of a review."""
    assessments = review.assessments
    sums = total_sums(review)
    rules = {result.code for assessment in assessments for result in assessment.results}
    total = sum(getattr(sums, name) for name in _SUMS)
    claims = counted(len(assessments), "claim")
    open_ended = sum(1 for assessment in assessments if assessment.provisional)
    return Summary(
        sentence=_in_words(assessments),
        verdicts_heading=TEXT["verdicts"].format(claims=claims),
        verdicts=verdict_counts(assessments),
        provisional=provisional_words(open_ended),
        checks_lead=TEXT["checks_lead"].format(
            rules=counted(len(rules), "rule"),
            claims=claims,
            article_rules=len(review.results),
            total=total,
        ),
        checks=tuple((TEXT[name], getattr(sums, name)) for name in _SUMS),
        total=total,
    )


def provisional_words(number: int) -> str:
    """Return one sentence on how many verdicts are provisional; nothing if none is."""
    if not number:
        return ""
    return TEXT["provisional_one" if number == 1 else "provisional_many"].format(number=number)


def _in_words(assessments: Sequence[Assessment]) -> str:
    counts = verdict_counts(assessments)
    parts = [f"{count.count} {COUNTED_AS[Verdict(count.verdict.code)]}" for count in counts]
    if not parts:
        return TEXT["no_claims"]
    claims = counted(len(assessments), "claim")
    return TEXT["summary_counts"].format(claims=claims, verdicts=", ".join(parts))


def index_groups(cards: Sequence[Card]) -> tuple[IndexGroup, ...]:
    """Return the index of claims, grouped by verdict in the order of the scale."""
    by_verdict: Mapping[Verdict, list[Card]] = {verdict: [] for verdict in VERDICTS}
    for card in cards:
        by_verdict[Verdict(card.verdict.code)].append(card)
    return tuple(
        IndexGroup(
            verdict=verdict_sign(verdict),
            anchor=verdict_anchor(verdict),
            meaning=VERDICT_MEANING[verdict],
            count=counted(len(found), "claim"),
            entries=tuple(_entry(card) for card in found),
        )
        for verdict, found in by_verdict.items()
        if found
    )


def _entry(card: Card) -> IndexEntry:
    return IndexEntry(
        number=card.number,
        href=f"#{card.anchor}",
        statement=card.statement,
        verdict=card.verdict,
        provisional=bool(card.provisional),
        certainty=card.certainty.sign,
        may_say=card.may_say,
    )
