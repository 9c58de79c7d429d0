"""A claim under assessment: its record, its effective values and its body of evidence."""

import dataclasses
import datetime
from dataclasses import dataclass

from claimgrade.assess.defaults import advice_of, direction_of, kind_of
from claimgrade.assess.evidence.body import Body, Library, body_of
from claimgrade.assess.evidence.lines import Line
from claimgrade.assess.evidence.outcomes import Outcomes
from claimgrade.assess.evidence.premises import Premises
from claimgrade.assess.grading.reading import graded
from claimgrade.assess.numbers.found import Found
from claimgrade.model.article import Article
from claimgrade.model.assessment import Ceiling, CertaintyReading
from claimgrade.model.claim import Claim
from claimgrade.model.fields import UNKNOWN, Unknown
from claimgrade.model.judgement import Judgement
from claimgrade.model.rating import Rating
from claimgrade.model.settings import Thresholds
from claimgrade.model.vocabulary import (
    Advice,
    Direction,
    Hedge,
    Kind,
    Relation,
    Species,
    Verdict,
)
from claimgrade.statistics.derived_figures import figures_of
from claimgrade.statistics.figures import Figure
from claimgrade.workspace.workspace import ClaimFile, Workspace


class Context:
    """What all claims of a workspace share: its library, thresholds and day.

    ``settled`` holds each claim that others build on, with its computed verdict, once that is
    known; premises are settled before what builds on them. ``outcomes`` finds the results of the
    library by what they measured. ``part_digests`` keeps the digests
    of studies and sources, each worked out once (:mod:`claimgrade.assess.signing.digests`).
    """

    __slots__ = (
        "_figures",
        "as_of",
        "library",
        "outcomes",
        "part_digests",
        "premises",
        "settled",
        "thresholds",
        "workspace",
    )

    def __init__(self, workspace: Workspace, as_of: datetime.date | None) -> None:
        self.workspace = workspace
        self.library = Library(workspace)
        self.outcomes = Outcomes(workspace)
        self.premises = Premises(workspace.claims)
        self.thresholds: Thresholds = workspace.settings.thresholds
        self.as_of = as_of
        self.settled: dict[str, Settled] = {}
        self.part_digests: dict[tuple[str, str], str | None] = {}
        self._figures: dict[tuple[str | None, str], tuple[Figure, ...]] = {}

    def figures(self, line: Line) -> tuple[Figure, ...]:
        """Return the figures of a line's result, worked out once."""
        if line.result is None:
            return ()
        key = (line.entry.source, line.result.id)
        if key not in self._figures:
            self._figures[key] = figures_of(line.result)
        return self._figures[key]

    def premise(self, article: str, name: str) -> "Settled | None":
        """Return a claim that another builds on; ``None`` if there is none, or in a circle."""
        key = self.premises.resolve(name, article)
        return self.settled.get(key) if key is not None else None


@dataclass(frozen=True, slots=True)
class Case:
    """One claim with everything the rules read of it.

    ``kind``, ``direction``, ``advice`` and ``species`` are the effective values, defaults
    filled in; a claim on safety has no default ``direction``. ``judgement`` is the one whose
    levels count. ``lifted`` is true where it rates the body up, or sets the start High by hand.
    ``broken`` are fields that could not be read, ``ratings`` what each judgement adds up to.
    ``figures_found`` keeps the figure of the evidence that a claimed number was found to agree
    with, by the number's place.
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
    judgement: Judgement | None
    certainty: CertaintyReading
    ceiling: Ceiling
    lifted: bool = False
    broken: tuple[str, ...] = ()
    ratings: tuple[Rating, ...] = ()
    figures_found: dict[int, Found | None] = dataclasses.field(default_factory=dict)

    @property
    def key(self) -> str:
        """``article/id``, unique in the workspace."""
        return f"{self.article_id}/{self.id}"

    @property
    def relation(self) -> Relation | None:
        """The relation that the words assert."""
        wording = self.claim.wording
        return wording.relation if wording else None

    @property
    def hedge(self) -> Hedge | None:
        """How sure the words sound."""
        wording = self.claim.wording
        return wording.hedge if wording else None

    @property
    def quoted(self) -> str | None:
        """The words under review."""
        quote = self.claim.quote
        return quote.exact if quote else None

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


@dataclass(frozen=True, slots=True)
class Settled:
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


@dataclass(frozen=True, slots=True)
class ArticleCase:
    """An article with all its claims, for the rules that look at the whole."""

    id: str
    article: Article | None
    cases: tuple[ClaimInArticle, ...]
    context: Context
