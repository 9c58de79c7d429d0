"""Which claims a claim builds on, and the order in which claims can be settled."""

from collections.abc import Iterator, Mapping

from claimgrade.model.claim import Claim
from claimgrade.workspace.workspace import ClaimFile


class Premises:
    """Resolves the names in ``builds_on``: an id or a former id in the same article, or both."""

    __slots__ = ("_claims", "_former")

    def __init__(self, claims: Mapping[str, ClaimFile]) -> None:
        self._claims = claims
        self._former: dict[str, str] = {}
        for key, claim_file in claims.items():
            for alias in claim_file.claim.aliases:
                self._former.setdefault(f"{claim_file.article}/{alias}", key)

    def resolve(self, name: str, article: str) -> str | None:
        """Return the ``article/id`` that a name in a claim of ``article`` means, or ``None``."""
        key = name if "/" in name else f"{article}/{name}"
        return key if key in self._claims else self._former.get(key)

    def of(self, claim: Claim, article: str) -> tuple[str, ...]:
        """Return the claims that one builds on, by ``article/id``; names of none are left out."""
        found = [self.resolve(name, article) for name in claim.builds_on]
        return tuple(key for key in found if key is not None)

    def first(self) -> Iterator[tuple[str, bool]]:
        """Yield every claim after those it builds on, and whether others build on it.

        In a circle, which is a fault of the record, one of its claims comes before its premise.
        """
        built_on = {
            key: self.of(file.claim, file.article)
            for key, file in self._claims.items()
            if file.claim.builds_on
        }
        carries = {premise for premises in built_on.values() for premise in premises}
        entered: set[str] = set()
        done: set[str] = set()
        for start in self._claims:
            waiting = [start]
            while waiting:
                key = waiting[-1]
                entered.add(key)
                before = [p for p in built_on.get(key, ()) if p not in entered]
                if before:
                    waiting.extend(reversed(before))
                    continue
                waiting.pop()
                if key not in done:
                    done.add(key)
                    yield key, key in carries
