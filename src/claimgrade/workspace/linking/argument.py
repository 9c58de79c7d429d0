"""The argument that claims make by building on each other, and circles in it."""

from collections.abc import Iterator, Mapping

from claimgrade.model.finding import Finding, Related
from claimgrade.workspace.codes import DIAGNOSTICS
from claimgrade.workspace.linking.claim_names import ClaimNames
from claimgrade.workspace.workspace import ClaimFile

_SHOWN = 6


def circles(claims: Mapping[str, ClaimFile], names: ClaimNames) -> Iterator[Finding]:
    """Yield one finding for every link of ``builds_on`` that closes a circle."""
    done: set[str] = set()
    for start in claims:
        if start not in done and claims[start].claim.builds_on:
            yield from _from(start, claims, names, done)


def _from(
    start: str, claims: Mapping[str, ClaimFile], names: ClaimNames, done: set[str]
) -> Iterator[Finding]:
    """Follow all premises from ``start``, depth first, without recursion."""
    chain: dict[str, int] = {start: 0}
    order = [start]
    open_links = [_links(claims[start], names)]
    while open_links:
        step = next(open_links[-1], None)
        if step is None:
            open_links.pop()
            done.add(order[-1])
            del chain[order.pop()]
            continue
        index, target = step
        if target in chain:
            yield _circle(claims[order[-1]], index, order, chain[target], claims)
        elif target in claims and target not in done:
            chain[target] = len(order)
            order.append(target)
            open_links.append(_links(claims[target], names))


def _links(claim: ClaimFile, names: ClaimNames) -> Iterator[tuple[int, str]]:
    for index, name in enumerate(claim.claim.builds_on):
        target = names.resolve(name, claim.article)
        if target is not None:
            yield index, target


def _circle(
    last: ClaimFile, link: int, order: list[str], first: int, claims: Mapping[str, ClaimFile]
) -> Finding:
    shown = order[first : first + _SHOWN]
    ids = [claims[key].id for key in shown]
    rest = ["…"] if len(order) - first > _SHOWN else []
    if len(ids) == 1:
        message = "the claim builds on itself"
    else:
        message = f"claims build on each other in a circle: {' → '.join((*ids, *rest, ids[0]))}"
    return DIAGNOSTICS["RD309"].finding(
        message,
        last.locate(f"builds_on.{link}"),
        claim=last.id,
        related=tuple(
            Related(claims[key].locate("builds_on"), f"'{claims[key].id}' builds on others here")
            for key in shown
            if key != last.key
        ),
    )
