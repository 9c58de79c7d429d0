"""Values a claim has when its record leaves them out; shown as such, never written."""

from collections.abc import Mapping
from types import MappingProxyType

from claimgrade.language.cues import named_species
from claimgrade.model.article import Article
from claimgrade.model.claim import Claim
from claimgrade.model.fields import UNKNOWN
from claimgrade.model.population import Population
from claimgrade.model.saying import say, sayable
from claimgrade.model.vocabulary import Advice, Direction, Kind, Relation, Scope, Species

NO_COMPARATOR = sayable("not doing it")
"""What a claim without a comparator is taken to compare with; to be said."""

WITHOUT_IT = sayable("without it")
"""The same as a reader meets it, who may read it of a fibre or a substance that nobody does."""

_AUDIENCE = sayable("the article's audience")

# Each looked up once, as most claims take them: to name a member of an enumeration takes longer
# than to find out that a field is absent.
_USUAL_KIND, _USUAL_ADVICE = Kind.OBSERVATION, Advice.NONE
_INCREASE, _HUMAN = Direction.INCREASE, Species.HUMAN


def kind_of(claim: Claim) -> Kind:
    """Return what sort of statement the claim is.

    Where the record does not say: an effect is causal, advice that is stated or addressed a
    recommendation, a number a quantity, anything else an observation (docs/method.md).
    """
    if claim.kind is not None:
        return claim.kind
    if claim.wording is not None and claim.wording.relation is Relation.EFFECT:
        return Kind.CAUSAL
    if claim.advice is not None and claim.advice.code >= Advice.STATED.code:
        return Kind.RECOMMENDATION
    return Kind.QUANTITY if claim.claimed_numbers else _USUAL_KIND


def advice_of(claim: Claim) -> Advice:
    """Return how far the words tell somebody to act; none where nothing is recorded."""
    return claim.advice or _USUAL_ADVICE


_USUAL_DIRECTION = {Kind.NO_EFFECT: Direction.NONE, Kind.SAFETY: None}


def direction_of(claim: Claim) -> Direction | None:
    """Return the claimed direction; an increase where nothing is recorded.

    A claim that there is no effect goes no way. ``None`` for one on safety that does not say:
    that there is a harm and that there is none are opposites, and neither is the usual one.
    """
    if claim.direction is not None or claim.kind is None:
        return claim.direction or _INCREASE
    return _USUAL_DIRECTION.get(claim.kind, _INCREASE)


_OF_PEOPLE = ("who", "sex", "age", "ages", "training", "health")
"""What a population may name beside its species."""


def names_people(population: Population | None) -> bool:
    """Return whether a population says more of those in it than their species."""
    return population is not None and any(
        getattr(population, name) not in (None, UNKNOWN) for name in _OF_PEOPLE
    )


def spoken_of(
    claim: Claim, article: Article | None, species: Species
) -> tuple[Population | None, bool]:
    """Return the population a claim speaks of, and whether that is the article's audience.

    The audience stands for a population that names nothing but its ``species``, where it is of
    the same one: what is said of rats is not said of the readers.
    """
    own = claim.asserts.population if claim.asserts else None
    audience = article.audience if article is not None else None
    if names_people(own) or audience is None:
        return own, False
    alike = (_species_in(audience) or _HUMAN) is species
    return (audience, True) if alike else (own, False)


def species_of(claim: Claim, article: Article | None) -> Species:
    """Return whom the claim speaks of.

    That is its own population, else animals, cells or tissue that the quoted words name ("in
    rats"), else the article's audience where the claim names nobody, else people.
    """
    population = claim.asserts.population if claim.asserts else None
    own = _species_in(population)
    if own is not None:
        return own
    quoted = claim.quote.exact if claim.quote else None
    named = named_species(quoted, article.language if article else "en") if quoted else None
    if named is not None:
        return named
    audience = article.audience if article is not None and not names_people(population) else None
    return _species_in(audience) or _HUMAN


def _species_in(population: Population | None) -> Species | None:
    species = population.species if population is not None else None
    return None if species is UNKNOWN else species


def defaults_of(
    claim: Claim, article: Article | None, kind: Kind, species: Species
) -> Mapping[str, str]:
    """Return the defaults in use, field by field, as they would be recorded; to be said."""
    asserts = claim.asserts
    population = asserts.population if asserts else None
    shown: dict[str, str] = {}
    if claim.kind is None:
        shown["kind"] = kind.value
    direction = direction_of(claim)
    if claim.direction is None and direction is not None:
        shown["direction"] = direction.value
    if claim.advice is None:
        shown["advice"] = Advice.NONE.value
    if claim.scope is None:
        shown["scope"] = Scope.GROUP.value
    if asserts is None or asserts.comparator is None:
        shown["asserts.comparator"] = NO_COMPARATOR
    if spoken_of(claim, article, species)[1]:
        shown["asserts.population"] = _AUDIENCE
    if population is None or population.species is None:
        shown["asserts.population.species"] = species.value
    return MappingProxyType(shown)


def said_defaults(defaults: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return defaults in use, field by field, each in words of the language in force."""
    return tuple(
        (field, say(WITHOUT_IT if value == NO_COMPARATOR else value))
        for field, value in defaults.items()
    )
