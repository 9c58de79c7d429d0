"""What a claim rests on and what rests on it, with the verdicts, and chains of reasoning."""

from collections.abc import Mapping
from dataclasses import dataclass

from claimgrade.model.argument import Argument, Premise
from claimgrade.model.mechanism import Chain
from claimgrade.model.mechanism import Link as ChainLink
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.parts import (
    CertaintySign,
    Link,
    VerdictSign,
    certainty_sign,
    counted,
    listed,
    sentence,
    verdict_sign,
)
from claimgrade.reports.views.waiting import waited_for


@dataclass(frozen=True, slots=True)
class PremiseView:
    """A claim rested on: its verdict, and the claims that lead to it, nearest first."""

    claim: Link
    verdict: VerdictSign
    by_way_of: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ArgumentView:
    """The premises of a claim.

    ``failing`` are those contradicted or without support, ``standing`` the others that the claim
    names itself, ``behind`` those further back; ``open`` are names of which there is no such claim.
    """

    warning: str
    failing: tuple[PremiseView, ...]
    standing: tuple[PremiseView, ...]
    behind: tuple[PremiseView, ...]
    behind_summary: str
    open: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ChainLine:
    """One link of a chain of reasoning, with what confirms it and its grade."""

    claim: Link
    verdict: VerdictSign | None
    certainty: CertaintySign
    confirmed: str
    grade: str
    reason: str
    weakest: bool


@dataclass(frozen=True, slots=True)
class ChainView:
    """A chain of reasoning, in one sentence and link by link."""

    sentence: str
    lines: tuple[ChainLine, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """Where the claims of one article stand on its page, by id."""

    article: str
    links: Mapping[str, Link]

    def of(self, name: str) -> Link:
        """Return the link to a claim by ``id`` or ``article/id``; its name where it has none."""
        return self.links.get(name.removeprefix(f"{self.article}/")) or Link(name)

    def number_of(self, name: str) -> Link:
        """Return the same link as a number alone: ``claim 22``."""
        link = self.of(name)
        number, _, _ = link.text.partition(".")
        return Link(TEXT["claim_number"].format(number=number), link.href) if link.href else link


def argument_view(argument: Argument, places: Places) -> ArgumentView | None:
    """Return what a claim rests on, or ``None`` where it rests on no other claim."""
    if not argument.premises and not argument.open:
        return None
    failing = argument.failing
    listed_above = {premise.claim for premise in argument.premises}
    standing = [p for p in argument.premises if not p.fails and p.direct]
    behind = [p for p in argument.premises if not p.fails and not p.direct]
    warning = TEXT["premises_fail_one" if len(failing) == 1 else "premises_fail_many"]
    return ArgumentView(
        warning=warning.format(number=len(failing)) if failing else "",
        failing=tuple(_premise(one, places) for one in failing),
        standing=tuple(_premise(one, places) for one in standing),
        behind=tuple(_premise(one, places) for one in behind),
        behind_summary=TEXT["behind"].format(claims=counted(len(behind), "claim")),
        open=tuple(places.of(name) for name in argument.open if name not in listed_above),
    )


def _premise(premise: Premise, places: Places) -> PremiseView:
    return PremiseView(
        claim=places.of(premise.claim),
        verdict=verdict_sign(premise.verdict),
        by_way_of=tuple(places.number_of(name) for name in premise.path[1:-1]),
    )


def chain_view(chain: Chain | None, places: Places) -> ChainView | None:
    """Return a chain of reasoning link by link, or ``None`` where the claim rests on evidence."""
    if chain is None:
        return None
    grade = TEXT["chain_grade"].format(grade=chain.grade) if chain.grade else TEXT["chain_open"]
    return ChainView(
        sentence=listed([grade, TEXT["chain_holds" if chain.holds else "chain_breaks"]], " "),
        lines=tuple(_chain_line(one, one is chain.weakest, places) for one in chain.links),
    )


def _chain_line(one: ChainLink, weakest: bool, places: Places) -> ChainLine:
    waits = TEXT["waits"].format(fields=waited_for(m.field for m in one.missing))
    return ChainLine(
        claim=places.of(one.key or one.name),
        verdict=verdict_sign(one.verdict) if one.verdict else None,
        certainty=certainty_sign(one.certainty),
        confirmed=_confirmed(one),
        grade=str(one.grade) if one.grade else waits,
        reason=sentence(one.reason),
        weakest=weakest,
    )


def _confirmed(one: ChainLink) -> str:
    there = counted(one.confirmations, "study")
    elsewhere = counted(one.elsewhere, "study")
    return listed(
        [
            TEXT["confirmed_there"].format(studies=there) if one.confirmations else "",
            TEXT["confirmed_elsewhere"].format(studies=elsewhere) if one.elsewhere else "",
        ]
    )
