"""Values a claim has when its record leaves them out; shown as such, never written."""

from collections.abc import Mapping
from types import MappingProxyType

from claimgrade.language.cues import named_species
from claimgrade.model.article import Article
from claimgrade.model.claim import Claim
from claimgrade.model.fields import UNKNOWN
from claimgrade.model.population import Population
from claimgrade.model.vocabulary import Advice, Direction, Kind, Relation, Scope, Species

NO_COMPARATOR = "not doing it"


def kind_of(claim: Claim) -> Kind:
    """Return what sort of statement the claim is.

    Where the record does not say: an effect is causal, advice that is stated or addressed a
    recommendation, a number a quantity, anything else an observation (docs/method.md).
    """
    if claim.kind is not None:
        return claim.kind
    if claim.wording is not None and claim.wording.relation is Relation.EFFECT:
        return Kind.CAUSAL
    if advice_of(claim).code >= Advice.STATED.code:
        return Kind.RECOMMENDATION
    return Kind.QUANTITY if claim.numbers else Kind.OBSERVATION


def advice_of(claim: Claim) -> Advice:
    """Return how far the words tell somebody to act; none where nothing is recorded."""
    return claim.advice or Advice.NONE


def direction_of(claim: Claim) -> Direction:
    """Return the claimed direction; an increase where nothing is recorded.

    A claim that there is no effect goes no way.
    """
    usual = Direction.NONE if claim.kind is Kind.NO_EFFECT else Direction.INCREASE
    return claim.direction or usual


def species_of(claim: Claim, article: Article | None) -> Species:
    """Return whom the claim speaks of.

    That is its own population, else animals, cells or tissue that the quoted words name ("in
    rats"), else the article's audience where the claim has no population, else people.
    """
    population = claim.asserts.population if claim.asserts else None
    own = _species_in(population)
    if own is not None:
        return own
    quoted = claim.quote.exact if claim.quote else None
    named = named_species(quoted, article.language if article else "en") if quoted else None
    if named is not None:
        return named
    audience = article.audience if article is not None and population is None else None
    return _species_in(audience) or Species.HUMAN


def _species_in(population: Population | None) -> Species | None:
    species = population.species if population is not None else None
    return None if species is UNKNOWN else species


def defaults_of(
    claim: Claim, article: Article | None, kind: Kind, species: Species
) -> Mapping[str, str]:
    """Return the defaults in use, field by field, as words for a reader."""
    asserts = claim.asserts
    population = asserts.population if asserts else None
    shown: dict[str, str] = {}
    if claim.kind is None:
        shown["kind"] = kind.value
    if claim.direction is None:
        shown["direction"] = direction_of(claim).value
    if claim.advice is None:
        shown["advice"] = Advice.NONE.value
    if claim.scope is None:
        shown["scope"] = Scope.GROUP.value
    if asserts is None or asserts.comparator is None:
        shown["asserts.comparator"] = NO_COMPARATOR
    if population is None and article is not None and article.audience is not None:
        shown["asserts.population"] = "the article's audience"
    if population is None or population.species is None:
        shown["asserts.population.species"] = species.value
    return MappingProxyType(shown)
