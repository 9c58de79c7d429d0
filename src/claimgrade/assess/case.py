"""A claim under assessment: its record, its effective values and its body of evidence."""

import datetime
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from claimgrade.assess.defaults import advice_of, direction_of, kind_of
from claimgrade.assess.evidence.body import Body, Library, body_of
from claimgrade.assess.evidence.lines import Line
from claimgrade.assess.evidence.outcomes import Outcomes
from claimgrade.assess.evidence.premises import Premises
from claimgrade.assess.grading.rating import ratings
from claimgrade.assess.grading.reading import graded, read_certainty
from claimgrade.assess.numbers.found import Found
from claimgrade.assess.wording.ceiling import ceiling_of
from claimgrade.library.labels import told_apart
from claimgrade.model.article import Article
from claimgrade.model.assessment import Ceiling, CertaintyReading, RuleResult
from claimgrade.model.claim import Claim
from claimgrade.model.fields import UNKNOWN, Unknown
from claimgrade.model.judgement import Judgement
from claimgrade.model.missing import Missing
from claimgrade.model.rating import Rating
from claimgrade.model.settings import Thresholds
from claimgrade.model.study import Result
from claimgrade.model.vocabulary import Advice, Direction, Hedge, Kind, Relation, Species, Verdict
from claimgrade.statistics.derived_figures import figures_of, printed_in
from claimgrade.statistics.figures import Figure
from claimgrade.workspace.workspace import ClaimFile, Workspace

if TYPE_CHECKING:
    from claimgrade.assess.pooling.candidate import Candidate


class Context:
    """What all claims of a workspace share: its library, thresholds and day.

    ``settled`` holds each claim that others build on, with its computed verdict, once that is
    known; premises are settled before what builds on them. ``outcomes`` finds the results of the
    library by what they measured. ``part_digests`` keeps the digests
    of studies and sources, each worked out once (:mod:`claimgrade.assess.signing.digests`),
    ``candidates`` the results that pools are asked of, by study and result,
    ``results_of_alike`` what the rules say of claims alike (:mod:`claimgrade.assess.alike`).
    """

    __slots__ = (
        "_figures",
        "_printed",
        "as_of",
        "candidates",
        "library",
        "outcomes",
        "part_digests",
        "premises",
        "results_of_alike",
        "settled",
        "thresholds",
        "workspace",
    )

    def __init__(self, workspace: Workspace, as_of: datetime.date | None) -> None:
        self.workspace = workspace = told_apart(workspace)
        self.library = Library(workspace)
        self.outcomes = Outcomes(workspace)
        self.premises = Premises(workspace.claims)
        self.thresholds: Thresholds = workspace.settings.thresholds
        self.as_of = as_of
        self.settled: dict[str, Settled] = {}
        self.candidates: dict[tuple[str, str], tuple[Candidate, ...]] = {}
        self.part_digests: dict[tuple[str, str], str | None] = {}
        self.results_of_alike: dict[Hashable, tuple[RuleResult, ...]] = {}
        self._figures: _Figures = {}
        self._printed: _Figures = {}

    def figures(self, line: Line) -> tuple[Figure, ...]:
        """Return the figures of a line's result, worked out once."""
        return _once(self._figures, line, figures_of)

    def printed(self, line: Line) -> tuple[Figure, ...]:
        """Return those of :meth:`figures` that the result prints, worked out once."""
        return _once(self._printed, line, printed_in)

    def premise(self, article: str, name: str) -> "Settled | None":
        """Return a claim that another builds on; ``None`` if there is none, or in a circle."""
        key = self.premises.resolve(name, article)
        return self.settled.get(key) if key is not None else None


_Figures = dict[tuple[str | None, str], tuple[Figure, ...]]
"""Figures by study and result."""


def _once(
    known: _Figures, line: Line, make: Callable[[Result], tuple[Figure, ...]]
) -> tuple[Figure, ...]:
    if line.result is None:
        return ()
    key = (line.entry.source, line.result.id)
    if key not in known:
        known[key] = make(line.result)
    return known[key]


class Graded(NamedTuple):
    """How sure a body of evidence is.

    ``judgement`` is the one whose levels count. ``lifted`` is true where it rates the body up, or
    sets the start High by hand. ``ratings`` are what each judgement adds up to.
    """

    certainty: CertaintyReading
    judgement: Judgement | None
    lifted: bool
    ratings: tuple[Rating, ...]


@dataclass(slots=True, eq=False)
class Case:
    """One claim with everything the rules read of it.

    ``kind``, ``direction``, ``advice`` and ``species`` are the effective values, defaults
    filled in; a claim on safety has no default ``direction``. ``relation`` is what the words
    assert, ``hedge`` how sure they sound, ``quoted`` the words themselves. ``broken`` are fields
    that could not be read. ``figures_found`` keeps the figure of the evidence that a claimed
    number was found to agree with, by the number's place, ``ruled`` what the rules said before
    anything was accepted, ``lacking`` what the minimum record lacks
    (:func:`claimgrade.assess.record.missing_from_record`).

    ``chain_holds`` tells whether an untested claim follows from claims that all stand. Certainty
    and ceiling are worked out when they are first asked for.
    """

    id: str
    article_id: str
    claim: Claim
    article: Article | None
    context: Context
    body: Body
    kind: Kind
    direction: Direction | None
    advice: Advice
    species: Species
    broken: tuple[str, ...]
    chain_holds: "Callable[[Case], bool]"
    key: str = field(init=False)
    relation: Relation | None = field(init=False)
    hedge: Hedge | None = field(init=False)
    quoted: str | None = field(init=False)
    figures_found: dict[int, Found | None] = field(init=False)
    lacking: tuple[Missing, ...] | None = field(init=False)
    ruled: tuple[RuleResult, ...] | None = field(init=False)
    _graded: Graded | None = field(init=False)
    _ceiling: Ceiling | None = field(init=False)

    def __post_init__(self) -> None:
        """Take what the words say from the record."""
        wording, quote = self.claim.wording, self.claim.quote
        self.key = f"{self.article_id}/{self.id}"
        self.relation = wording.relation if wording else None
        self.hedge = wording.hedge if wording else None
        self.quoted = quote.exact if quote else None
        self.figures_found = {}
        self.lacking = self.ruled = self._graded = self._ceiling = None

    def reworded(
        self, claim: Claim, kind: Kind, body: Body, species: Species, ceiling: Ceiling
    ) -> "Case":
        """Return the claim in other words; how sure its body of evidence is stays as judged."""
        made = Case(
            self.id,
            self.article_id,
            claim,
            self.article,
            self.context,
            body,
            kind,
            direction_of(claim),
            advice_of(claim),
            species,
            self.broken,
            self.chain_holds,
        )
        made.lacking = self.lacking
        made._graded, made._ceiling = self.graded, ceiling
        return made

    @property
    def graded(self) -> Graded:
        """How sure its body of evidence is."""
        graded = self._graded
        if graded is None:
            rated = ratings(self.claim, self.kind, self.body)
            reading = read_certainty(self.claim, self.kind, self.body, rated)
            graded = self._graded = Graded(*reading, rated)
        return graded

    @property
    def ceiling(self) -> Ceiling:
        """How strongly the claim may be worded."""
        ceiling = self._ceiling
        if ceiling is None:
            ceiling = self._ceiling = ceiling_of(
                self.claim,
                self.kind,
                self.species,
                self.body,
                self.certainty.used,
                self.lifted,
                self.chain_holds(self),
            )
        return ceiling

    def settle_ceiling(self) -> None:
        """Work out the ceiling now, from the premises that are settled by now."""
        _ = self.ceiling

    @property
    def certainty(self) -> CertaintyReading:
        """The certainty of its body of evidence."""
        return self.graded.certainty

    @property
    def judgement(self) -> Judgement | None:
        """The judgement whose levels count."""
        return self.graded.judgement

    @property
    def lifted(self) -> bool:
        """True where the judgement rates the body up, or sets the start High by hand."""
        return self.graded.lifted

    @property
    def ratings(self) -> tuple[Rating, ...]:
        """What each judgement adds up to."""
        return self.graded.ratings

    @property
    def language(self) -> str:
        """Language of the article, as an ISO 639-1 code."""
        return self.article.language if self.article else "en"

    @property
    def field(self) -> str | None:
        """Subject field of the article, or of the workspace."""
        own = self.article.field if self.article else None
        return own or self.context.workspace.settings.field

    @property
    def horizon(self) -> str | Unknown | None:
        """Over how long the claim speaks."""
        asserts = self.claim.asserts
        return asserts.horizon if asserts else None

    @property
    def comparator(self) -> str | None:
        """What the claim names as comparator, ``None`` where it names none."""
        asserts = self.claim.asserts
        named = asserts.comparator if asserts else None
        return None if named is UNKNOWN else named

    @property
    def gradable(self) -> bool:
        """True where the evidence is of a sort that gets a certainty."""
        return graded(self.claim, self.kind)

    @property
    def not_checkable(self) -> bool:
        """True where the reviewer declares that the claim cannot be checked."""
        own = self.claim.verdict
        return own is not None and own.verdict is Verdict.NOT_CHECKABLE


class Settled(NamedTuple):
    """A claim whose verdict is known: the shown one (the reviewer's own where given)."""

    case: Case
    verdict: Verdict


class ClaimInArticle:
    """A claim as the rules about its article see it: what is worked out when it is asked for.

    Everything means what it does in a :class:`Case`.
    """

    __slots__ = ("_context", "claim", "id", "key")

    def __init__(self, file: ClaimFile, context: Context) -> None:
        self.id = file.id
        self.key = file.key
        self.claim = file.claim
        self._context = context

    @property
    def kind(self) -> Kind:
        """What sort of statement it is."""
        return kind_of(self.claim)

    @property
    def direction(self) -> Direction | None:
        """The claimed direction; a claim on safety has no default."""
        return direction_of(self.claim)

    @property
    def advice(self) -> Advice:
        """How far it tells somebody to act."""
        return advice_of(self.claim)

    @property
    def body(self) -> Body:
        """Its body of evidence."""
        return body_of(self.claim, self._context.library)


class ArticleCase(NamedTuple):
    """An article with all its claims, for the rules that look at the whole."""

    id: str
    article: Article | None
    cases: tuple[ClaimInArticle, ...]
    context: Context
