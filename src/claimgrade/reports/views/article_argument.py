"""The argument of an article: which claims carry most, and which rest on one that fails."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimgrade.assess.evidence.argument import FAILING, carriers
from claimgrade.model.argument import Argument, Premise
from claimgrade.model.assessment import Assessment
from claimgrade.reports.figures.argument_map import ArgumentMap, Node, argument_map
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.parts import Link, VerdictSign, counted, verdict_sign


@dataclass(frozen=True, slots=True)
class CarrierView:
    """A claim that others rest on: its verdict, how many claims rest on it, and which name it."""

    claim: Link
    verdict: VerdictSign | None
    carries: str
    named_by: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class FailingView:
    """A claim that is contradicted or unsupported, and the ways that lead from others to it.

    A claim stands with the nearest one that fails; each way starts with it.
    """

    claim: Link
    verdict: VerdictSign
    ways: tuple[tuple[Link, ...], ...]


@dataclass(frozen=True, slots=True)
class ArticleArgument:
    """The claims that carry others, heaviest laden first, what rests on one that fails, a map."""

    carriers: tuple[CarrierView, ...]
    failing: tuple[FailingView, ...]
    map: ArgumentMap | None


def article_argument(
    assessments: Sequence[Assessment], links: Mapping[str, Link]
) -> ArticleArgument:
    """Return how the claims of an article build on one another."""
    by_key = {f"{a.article}/{a.id}": a for a in assessments}
    to = {key: links[a.id] for key, a in by_key.items()}
    named_by: dict[str, list[Link]] = {}
    for key, assessment in by_key.items():
        for premise in assessment.details.argument.premises:
            if premise.direct:
                named_by.setdefault(premise.claim, []).append(numbered(to[key]))
    return ArticleArgument(
        carriers=tuple(
            CarrierView(
                claim=to.get(one.claim, Link(one.claim)),
                verdict=verdict_sign(by_key[one.claim].verdict) if one.claim in by_key else None,
                carries=_carries(one.direct, one.through_others),
                named_by=tuple(named_by.get(one.claim, ())),
            )
            for one in carriers(assessment.details.argument for assessment in assessments)
        ),
        failing=_failing([a.details.argument for a in assessments], to),
        map=argument_map(_nodes(assessments, to)),
    )


def _nodes(assessments: Sequence[Assessment], to: Mapping[str, Link]) -> tuple[Node, ...]:
    """Return the claims of an article, and what they name that is no claim of it."""
    nodes = []
    elsewhere: dict[str, Node] = {}
    for assessment in assessments:
        argument = assessment.details.argument
        article = assessment.article
        rests_on = tuple(
            dict.fromkeys(
                name if "/" in name else f"{article}/{name}" for name in assessment.claim.builds_on
            )
        )
        known = {premise.claim: premise for premise in argument.premises}
        for key in rests_on:
            if key not in to:
                premise = known.get(key)
                verdict = verdict_sign(premise.verdict) if premise else None
                name = key.removeprefix(f"{article}/")
                fails = premise is not None and premise.fails
                elsewhere[key] = Node(key, "", _short(name), "", verdict, fails)
        key = f"{article}/{assessment.id}"
        number, _, words = to[key].text.partition(". ")
        verdict, fails = verdict_sign(assessment.verdict), assessment.verdict in FAILING
        nodes.append(Node(key, number, words, to[key].href, verdict, fails, rests_on))
    return (*elsewhere.values(), *nodes)


def _short(name: str) -> str:
    """Return the short name that its recorder gave a claim, in words."""
    return name.replace("-", " ").replace("_", " ")


def _carries(direct: int, through_others: int) -> str:
    whole = counted(direct + through_others, "claim")
    if not through_others:
        return whole
    return TEXT["carries_through"].format(claims=whole, others=through_others)


def _failing(arguments: Sequence[Argument], to: Mapping[str, Link]) -> tuple[FailingView, ...]:
    """Return the premises that fail, those with the most ways to them first."""
    by_premise: dict[str, list[Premise]] = {}
    for argument in arguments:
        for nearest in argument.failing[:1]:
            by_premise.setdefault(nearest.claim, []).append(nearest)
    found = [
        FailingView(
            claim=to.get(key, Link(key)),
            verdict=verdict_sign(premises[0].verdict),
            ways=tuple(
                tuple(numbered(to.get(step, Link(step))) for step in premise.path)
                for premise in premises
            ),
        )
        for key, premises in by_premise.items()
    ]
    return tuple(sorted(found, key=lambda failing: -len(failing.ways)))


def numbered(link: Link) -> Link:
    """Return a link to a claim by its number alone; a claim of another article by its name."""
    number, dot, _ = link.text.partition(". ")
    return Link(number, link.href) if dot and number.isdecimal() else link
