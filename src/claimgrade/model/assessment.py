"""An assessment: what the method makes of a claim; computed, never stored as truth."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from claimgrade.model.article import Article
from claimgrade.model.claim import Claim
from claimgrade.model.finding import Finding, Severity, Subject
from claimgrade.model.footnote import Footnote
from claimgrade.model.missing import Missing
from claimgrade.model.vocabulary import (
    Advice,
    Certainty,
    Domain,
    Hedge,
    Kind,
    Points,
    Relation,
    Verdict,
)

if TYPE_CHECKING:
    from claimgrade.model.details import Details, MaySay


class Outcome(StrEnum):
    """What a rule can say (docs/method.md)."""

    PASS = "pass"
    FLAG = "flag"
    UNRESOLVED = "unresolved"
    NOT_APPLICABLE = "not-applicable"


class Family(StrEnum):
    """Families of rules (docs/method.md); two families of major flags mislead."""

    STRENGTH = "strength"
    DESIGN = "design"
    FIT = "fit"
    NUMBERS = "numbers"
    COMPLETENESS = "completeness"
    HARM = "harm"
    SOURCE = "source"


class StartingLevel(StrEnum):
    """The starting level of the certainty, as the place where a fact is already counted."""

    START = "start"


class RuleResult(NamedTuple):
    """What one rule says of one claim.

    ``severity`` is set for flags. ``subject`` is ``record`` where the flag is on our own record.
    ``at`` is the dotted path of the claim field it points to.
    ``once`` names the domain (or the start) whose level already counts the same fact
    (docs/method.md); such a flag has severity ``info``. ``accepted`` is the reviewer's reason
    where the flag is closed.
    """

    code: str
    name: str
    family: Family
    outcome: Outcome
    message: str = ""
    severity: Severity | None = None
    at: str = ""
    help: str = ""
    missing: tuple[Missing, ...] = ()
    once: Domain | StartingLevel | None = None
    accepted: str | None = None
    subject: Subject = Subject.CLAIM

    @property
    def counts(self) -> bool:
        """True for an open flag that is neither accepted nor already counted once."""
        return self.outcome is Outcome.FLAG and self.once is None and self.accepted is None


_SHOWN_FIRST = {
    family: place
    for place, family in enumerate(
        (
            Family.FIT,
            Family.SOURCE,
            Family.NUMBERS,
            Family.STRENGTH,
            Family.DESIGN,
            Family.COMPLETENESS,
            Family.HARM,
        )
    )
}


def worst_first(results: Iterable[RuleResult]) -> tuple[RuleResult, ...]:
    """Return the results that flag, worst first and, within a severity, by family.

    What does not fit comes first, then sources and numbers: the order in which faults were found
    when cited claims were checked against their sources (docs/method.md). Within a family results
    keep their order.
    """
    flag = Outcome.FLAG
    flagged = [r for r in results if r.outcome is flag]
    return tuple(sorted(flagged, key=_weight))


def _weight(result: RuleResult) -> tuple[int, int]:
    severity = result.severity.rank if result.severity is not None else 0
    return -severity, _SHOWN_FIRST[result.family]


class CertaintyReading(NamedTuple):
    """The certainty of the body: the reviewer's own, and the sum of the judged domains beside it.

    ``used`` is the one that counts (the reviewer's own where given); ``computed`` is ``None``
    until the start and all five domains are recorded, and ``waits_for`` then names what lacks.
    ``summed`` says whose judgement on what was summed, where there was a choice.
    """

    used: Certainty | None
    own: Certainty | None
    computed: Certainty | None
    start: Certainty | None
    start_reason: str
    footnotes: tuple[Footnote, ...] = ()
    waits_for: tuple[str, ...] = ()
    reason: str = ""
    summed: str = ""


class Ceiling(NamedTuple):
    """The strongest wording the body allows (docs/method.md).

    ``applies`` is false where the body does not point for the claim (or for a ``report``):
    the ceiling then holds for the sentence put in its place only. ``gap`` is the number of
    steps by which the declared hedge exceeds it, ``None`` where it does not apply.
    """

    hedge: Hedge | None
    relation: Relation | None
    advice: Advice | None
    applies: bool
    gap: int | None
    tier: int | None
    reason: str


class Step(NamedTuple):
    """One step of the trace: what was asked, what came out, from which fields, by which rule."""

    name: str
    result: str
    because: str
    source: str


class Sums(NamedTuple):
    """How many rules said what; absent and looked-up fields apart. They add up to the rules run."""

    passed: int = 0
    flagged: int = 0
    accepted: int = 0
    once: int = 0
    unresolved_absent: int = 0
    unresolved_unknown: int = 0
    not_applicable: int = 0


def sums_of(results: tuple[RuleResult, ...]) -> Sums:
    """Return how many rules said what; the numbers add up to the number of rules."""
    said = list(map(_outcome, results))
    flags = [results[place] for place in _places(said, Outcome.FLAG)]
    waiting = [results[place] for place in _places(said, Outcome.UNRESOLVED)]
    once = sum([result.once is not None for result in flags])
    accepted = sum([result.once is None and result.accepted is not None for result in flags])
    absent = sum([not all(map(_looked_up, result.missing)) for result in waiting])
    return Sums(
        said.count(Outcome.PASS),
        len(flags) - once - accepted,
        accepted,
        once,
        absent,
        len(waiting) - absent,
        said.count(Outcome.NOT_APPLICABLE),
    )


_outcome, _looked_up = attrgetter("outcome"), attrgetter("looked_up")


def _places(said: list[Outcome], wanted: Outcome) -> list[int]:
    return [place for place, outcome in enumerate(said) if outcome is wanted]


@dataclass(frozen=True, slots=True)
class Assessment:
    """Everything the method says of one claim; ``steps`` spells out what led there, on demand."""

    id: str
    article: str
    claim: Claim
    kind: Kind
    points: Points | None
    points_reason: str
    certainty: CertaintyReading
    ceiling: Ceiling
    results: tuple[RuleResult, ...]
    verdict: Verdict
    verdict_reason: str
    computed_verdict: Verdict
    computed_reason: str
    provisional: tuple[str, ...]
    worst: Verdict | None
    lines_left_out: Mapping[int, str]
    steps: Callable[["Assessment"], tuple[Step, ...]] = field(repr=False, compare=False)
    worked_out: "Callable[[], Details]" = field(repr=False, compare=False)

    @property
    def trace(self) -> tuple[Step, ...]:
        """Every step from the record to the verdict, in order."""
        return self.steps(self)

    @property
    def details(self) -> "Details":
        """What is worked out for the claims that are shown, once for each."""
        return self.worked_out()

    @property
    def defaults(self) -> Mapping[str, str]:
        """The defaults in use, field by field, as they would be recorded."""
        return self.details.defaults

    @property
    def sums(self) -> Sums:
        """How many rules said what."""
        return sums_of(self.results)

    @property
    def coach(self) -> str:
        """What a coach should do with the claim."""
        return self.details.coach

    @property
    def plain_statement(self) -> str:
        """What the body of evidence says, in one sentence."""
        return self.details.plain_statement

    @property
    def may_say(self) -> "MaySay | None":
        """The sentence that may be said in the claim's place."""
        return self.details.may_say

    @property
    def flags(self) -> tuple[RuleResult, ...]:
        """Results that flag, worst first (:func:`worst_first`)."""
        return worst_first(self.results)

    @property
    def unresolved(self) -> tuple[RuleResult, ...]:
        """Results that wait for a field."""
        return tuple(r for r in self.results if r.outcome is Outcome.UNRESOLVED)


class ArticleReview(NamedTuple):
    """The assessments of one article's claims, in its order, and what rules say of it as a whole.

    ``at`` of such a result is a dotted path in the article's file.
    """

    id: str
    article: Article | None
    assessments: tuple[Assessment, ...]
    results: tuple[RuleResult, ...] = ()


class Review(NamedTuple):
    """All assessments of a workspace, by article, and what is to be mended in its judgements."""

    articles: tuple[ArticleReview, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def assessments(self) -> tuple[Assessment, ...]:
        """Every assessment, article by article."""
        return tuple(a for article in self.articles for a in article.assessments)
