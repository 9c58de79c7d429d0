"""A sentence that would be put in a claim's place, held to the same rules as the claim.

The claim that the sentence would be is put together from the same evidence and run through the
same catalogue. The words themselves are read as a second opinion on what is declared of them.
"""

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from claimgrade.assess.case import Case
from claimgrade.assess.grading.reading import NOT_GRADED
from claimgrade.assess.results import run_reworded, those
from claimgrade.assess.rule import Rule
from claimgrade.assess.signing.accepted import accept, acceptance_digest
from claimgrade.assess.wording.figures_said import strange_figures
from claimgrade.assess.wording.proposal import Proposal, rewritten
from claimgrade.assess.wording.said import SAID
from claimgrade.assess.words_of_record import word_of
from claimgrade.language.cues import asserted_proof, names_one_study, sounds
from claimgrade.model.assessment import Family, Outcome, RuleResult
from claimgrade.model.finding import Severity
from claimgrade.model.saying import quoted, say
from claimgrade.model.vocabulary import Hedge, Points, Relation

HELD_TO = frozenset({Family.STRENGTH, Family.DESIGN, Family.FIT, Family.NUMBERS})
"""Families whose flags a sentence can cure by its own words.

What is left out, which evidence was left unlinked, which source is weak and which harm is not
named stand beside a sentence; no wording of it makes up for them.
"""

ONLY_WHERE_ASSERTED = frozenset({"OS01", "OS07", "OS23", "OS27"})
"""Rules on strength that ask what supports something said to be so.

With those on design and fit they are not asked of a sentence that leaves the matter open.
"""

_RELATIONS = tuple(Relation)
_FLAG, _NOT_APPLICABLE, _UNRESOLVED = Outcome.FLAG, Outcome.NOT_APPLICABLE, Outcome.UNRESOLVED


class Recheck(NamedTuple):
    """What the rules say of a proposed sentence.

    ``checked`` are the rules it was held to (OS02, the hedge, in every case), ``waiting`` those
    among them that lack a field, ``failed`` the codes it failed, with one reason in ``reasons``
    for each fault.
    """

    checked: tuple[str, ...]
    waiting: tuple[str, ...]
    failed: tuple[str, ...]
    reasons: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """True where nothing stands against the sentence."""
        return not self.reasons


def recheck(case: Case, proposal: Proposal) -> Recheck:
    """Return what stands against a sentence that would be put in the place of a claim.

    It must keep within the ceilings on hedge, relation and advice, its text must hold a hedge as
    weak as the one declared and no word of proof, its figures must be on record, and no open
    flag of major or blocker severity may remain among the families of :data:`HELD_TO`.
    """
    revised = rewritten(case, proposal)
    results = _held_results(case, revised, proposal)
    faults = dict(_beyond(revised, proposal))
    for result in results:
        if result.outcome is _FLAG and _stands_against(result, proposal, case.language):
            faults.setdefault(result.code, result.message)
    faults |= dict(_in_the_text(case, proposal))
    asked = {"OS02", *[r.code for r in results if r.outcome is not _NOT_APPLICABLE]}
    return Recheck(
        tuple(sorted(asked)),
        tuple([r.code for r in results if r.outcome is _UNRESOLVED and _waits(r)]),
        tuple(faults),
        tuple(faults.values()),
    )


def _held_results(case: Case, revised: Case, proposal: Proposal) -> tuple[RuleResult, ...]:
    """Return what the rules that a sentence is held to say of the claim that it would be.

    A flag that stands accepted on the claim itself is accepted here too: the evidence is the same.
    """
    standing = partial(acceptance_digest, case)
    held = _HELD_COMMITTED if proposal.commits else _HELD_OPEN
    results = run_reworded(revised, case, held)
    return accept(results, case.claim.accepted, case.context.as_of, standing)


def _is_held(rule: Rule, commits: bool) -> bool:
    if rule.family not in HELD_TO:
        return False
    on_what_is_asserted = rule.code in ONLY_WHERE_ASSERTED or rule.family in (
        Family.DESIGN,
        Family.FIT,
    )
    return commits or not on_what_is_asserted


_HELD_COMMITTED = those(partial(_is_held, commits=True))
_HELD_OPEN = those(partial(_is_held, commits=False))


def _stands_against(result: RuleResult, proposal: Proposal, language: str) -> bool:
    if not result.counts or result.severity is None:
        return False
    if result.code == "OS23" and names_one_study(proposal.text, language):
        return False
    return result.severity.rank >= Severity.MAJOR.rank


def _waits(result: RuleResult) -> bool:
    """Return whether an open rule was not asked: a field lacks, or nobody can read the language."""
    return any(not m.looked_up or m.field == "language" for m in result.missing)


def _beyond(revised: Case, proposal: Proposal) -> Iterator[tuple[str, str]]:
    """Yield in which ways a sentence goes beyond the ceilings, by the code of the rule."""
    if revised.kind in NOT_GRADED or revised.not_checkable:
        return
    ceiling = revised.ceiling
    if ceiling.hedge is None or ceiling.advice is None:
        yield "OS02", say("it cannot be held against the ceilings until the certainty is recorded")
        return
    hedge = proposal.hedge
    if hedge is None:
        yield "OS02", say("its hedge is not recorded")
    elif hedge.rank > ceiling.hedge.rank:
        yield (
            "OS02",
            say(
                "its hedge '{hedge}' is above the ceiling '{ceiling}'",
                hedge=word_of(hedge),
                ceiling=word_of(ceiling.hedge),
            ),
        )
    advised = proposal.advice.code > ceiling.advice.code
    if advised and revised.body.points is not Points.FOR:
        yield (
            "OS05",
            say(
                "its advice '{advice}' is above '{ceiling}'",
                advice=word_of(proposal.advice),
                ceiling=word_of(ceiling.advice),
            ),
        )
    if proposal.commits:
        yield from _beyond_relation(revised.relation, ceiling.relation)


def _beyond_relation(
    relation: Relation | None, allowed: Relation | None
) -> Iterator[tuple[str, str]]:
    if relation is None or allowed is None:
        return
    if _RELATIONS.index(relation) > _RELATIONS.index(allowed):
        yield (
            "OS01",
            say(
                "its relation '{relation}' is above '{ceiling}'",
                relation=word_of(relation),
                ceiling=word_of(allowed),
            ),
        )


def _in_the_text(case: Case, proposal: Proposal) -> Iterator[tuple[str, str]]:
    """Yield where the words of a sentence do not bear out what is declared of it."""
    text = proposal.text
    language = case.language if proposal.by_reviewer else case.context.workspace.language
    proof = asserted_proof(text, language)
    if proof:
        found = ", ".join(map(quoted, proof))
        yield "OS03", say("its words claim proof: {words}", words=found)
    elif proposal.hedge is not None and proposal.hedge.rank < Hedge.PLAIN.rank:
        heard = sounds(text, language)
        if heard is not None and heard.rank > proposal.hedge.rank:
            yield (
                "OS02",
                say(
                    "it is declared as {declared}, and its text reads as {heard}",
                    declared=say(SAID[proposal.hedge]),
                    heard=say(SAID[heard]),
                ),
            )
    strange = strange_figures(case, text)
    if strange:
        yield (
            "OS17",
            say(
                "it states a figure that is not on record for the claim: {figures}",
                figures=", ".join(strange),
            ),
        )
