"""Reasoning from mechanism: a claim that no line tests, put together from claims it builds on.

Such a chain stands outside the ladder of certainty. It can carry a claim only where no link of it
is missing (Howick, Glasziou and Aronson, J R Soc Med 2010;103:433-441; Parkkinen, Evaluating
Evidence of Mechanisms in Medicine, 2018), so it is as strong as its weakest link. The five grades
of a link are a convention of claimgrade's own, described in docs/method.md.
"""

from claimgrade.assess.case import Case, Settled
from claimgrade.assess.evidence.argument import FAILING, leans_on
from claimgrade.assess.evidence.body import Body
from claimgrade.assess.evidence.data_sets import surely_independent
from claimgrade.assess.evidence.lines import Line, species, study_field
from claimgrade.assess.grading.reading import graded
from claimgrade.assess.words_of_record import word_of
from claimgrade.model.mechanism import Chain, Link
from claimgrade.model.missing import Missing
from claimgrade.model.saying import say
from claimgrade.model.vocabulary import Kind, Points, Species

_SEVERAL = 2

_WORST = 5


def chain(case: Case) -> Chain | None:
    """Return the chain that a claim rests on; ``None`` where it rests on evidence, or on none."""
    claim, body, context = case.claim, case.body, case.context
    if not claim.builds_on or body.testing or body.points is None:
        return None
    if case.kind is Kind.LITERATURE or not graded(claim, case.kind):
        return None
    links = tuple(
        _link(name, context.premise(case.article_id, name), case.species)
        for name in claim.builds_on
    )
    weakest = max(links, key=_weakness)
    rests_on = leans_on(claim, case.key, context)
    stands = not rests_on.failing and not rests_on.open
    holds = stands and all(link.points is Points.FOR for link in links)
    return Chain(links, weakest.grade, weakest, holds)


def chain_holds(case: Case) -> bool:
    """Return whether a claim that nothing tests follows from claims that all stand.

    The claims it builds on must be settled already.
    """
    found = chain(case)
    return found is not None and found.holds


def _weakness(link: Link) -> float:
    """Order links by weakness; one whose grade is open comes just before the worst."""
    return link.grade if link.grade is not None else _WORST - 0.5


def _link(name: str, settled: Settled | None, spoken_of: Species) -> Link:
    if settled is None:
        reason = say("no such claim is recorded, or the argument runs in a circle")
        return Link(name, None, None, None, None, 0, 0, (), False, _WORST, reason)
    premise = settled.case
    there, elsewhere, missing = _confirmations(premise, spoken_of)
    grade, reason = _grade(settled, there, elsewhere)
    if premise.body.points is None:
        missing = (Missing("points"),)
    return Link(
        name=name,
        key=premise.key,
        verdict=settled.verdict,
        points=premise.body.points,
        certainty=premise.certainty.used,
        confirmations=there,
        elsewhere=elsewhere,
        species=_species_of(premise.body),
        disconfirmed=premise.body.points is Points.AGAINST,
        grade=grade,
        reason=reason,
        missing=missing,
    )


def _confirmations(premise: Case, spoken_of: Species) -> tuple[int, int, tuple[Missing, ...]]:
    """Return how many independent studies support a premise in those spoken of, and in others.

    A study of which it is not recorded in whom it was made counts among the others, one of
    unrecorded design not at all; the fields that lack come with them.
    """
    there: list[Line] = []
    others: list[Line] = []
    missing: list[Missing] = []
    for line in premise.body.supporting:
        design, studied = study_field(line, "design"), species(line)
        if isinstance(design, Missing):
            missing.append(design)
            continue
        if isinstance(studied, Missing):
            missing.append(studied)
        in_place = studied is spoken_of or spoken_of is Species.NOT_APPLICABLE
        (there if in_place else others).append(line)
    library = premise.context.library
    return (
        surely_independent(there, library)[0],
        surely_independent(others, library)[0],
        tuple(dict.fromkeys(missing)),
    )


def _species_of(body: Body) -> tuple[Species, ...]:
    found = (species(line) for line in body.supporting)
    return tuple(dict.fromkeys(one for one in found if not isinstance(one, Missing)))


def _grade(settled: Settled, there: int, elsewhere: int) -> tuple[int | None, str]:
    """Return the grade of a link, 1 to 5, and why."""
    body = settled.case.body
    if body.points is None:
        return None, say("its lines disagree, and which way they point is not recorded")
    fails = _why_it_fails(settled)
    if fails:
        return _WORST, fails
    if body.points is Points.BOTH or body.disputing:
        return 4, say("some of the evidence disputes it")
    if not body.supporting:
        return 4, say("it is confirmed in part only")
    if there >= _SEVERAL:
        return 1, say("{number} independent studies confirm it in those spoken of", number=there)
    if there:
        return 2, say("one study confirms it in those spoken of")
    if elsewhere:
        return 3, say(
            "it is confirmed only in another species or in tissue, or it is not said in which"
        )
    return 4, say("no study recorded to have data of its own confirms it")


def _why_it_fails(settled: Settled) -> str:
    """Return why a premise falls, by itself or with what it builds on; '' where it does not."""
    premise = settled.case
    if premise.body.points is Points.AGAINST:
        return say("the evidence points against it")
    if premise.body.points is Points.NOWHERE:
        return say("nothing that was read tests it")
    if settled.verdict in FAILING:
        return say("its verdict is '{verdict}'", verdict=word_of(settled.verdict))
    if premise.body.supporting:
        return ""
    failing = leans_on(premise.claim, premise.key, premise.context).failing
    if not failing:
        return ""
    return say(
        "it builds on one that is {verdict}: {claim}",
        verdict=word_of(failing[0].verdict),
        claim=failing[0].claim,
    )
