"""The words of a claim that works in the library may share."""

from collections.abc import Iterator, Mapping

from claimgrade.library.search.words import Term, terms
from claimgrade.model.claim import Claim
from claimgrade.model.source import Source

_LEAST_LETTERS = 3
_OF_ANY_CLAIM = frozenset(
    """adult adults change changes compared effect effects group groups healthy increase
    increased increases decrease decreased decreases level levels men people person persons
    studied studies study subject subjects women""".split()
)
"""Words of nearly every claim on people, which tell nothing of its subject."""


def claim_terms(claim: Claim) -> tuple[Term, ...]:
    """Return the words of a claim's outcome, intervention, people, topics and statement, once.

    Words that nearly every claim has, numbers and words of one or two letters are left out;
    ``origin`` of a term is the part of the claim that it was first met in.
    """
    found: dict[str, Term] = {}
    for origin, text in _parts(claim):
        for term in terms(text, origin):
            name = term.shown.casefold()
            if len(name) >= _LEAST_LETTERS and name not in _OF_ANY_CLAIM and not _is_number(name):
                found.setdefault(name, term)
    return tuple(found.values())


def linked(claim: Claim, sources: Mapping[str, Source]) -> frozenset[str]:
    """Return the keys of the works that a claim cites, by the names they have in the library."""
    cited = {line.source for line in claim.evidence if line.source is not None}
    aliases = {alias: key for key, one in sources.items() for alias in one.details.aliases}
    return frozenset(cited | {aliases[key] for key in cited if key in aliases})


def _parts(claim: Claim) -> Iterator[tuple[str, str]]:
    asserts = claim.asserts
    if asserts is not None:
        yield "outcome", claim.outcome_name or ""
        done, whom = asserts.intervention, asserts.population
        if done is not None and isinstance(done.what, str):
            yield "intervention", done.what
        if isinstance(asserts.comparator, str):
            yield "comparator", asserts.comparator
        for said in (whom.who, whom.health) if whom is not None else ():
            if isinstance(said, str):
                yield "population", said
    yield "topics", " ".join(claim.topics)
    yield "statement", claim.statement or ""


def _is_number(word: str) -> bool:
    return not any(sign.isalpha() for sign in word)
