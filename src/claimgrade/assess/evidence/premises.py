"""Which claims a claim builds on, and the order in which claims can be settled."""

from collections.abc import Collection, Iterator, Mapping

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

    def apart(self, number: int) -> list[list[str]]:
        """Return the claims in at most so many parts of about the same size.

        No claim builds on one of another part.
        """
        together: dict[str, list[str]] = {}
        for key, premises in self._built_on(self._claims).items():
            for premise in premises:
                few = together.setdefault(key, [key])
                many = together.setdefault(premise, [premise])
                if few is many:
                    continue
                if len(few) > len(many):
                    few, many = many, few
                many += few
                for one in few:
                    together[one] = many
        parts: list[list[str]] = [[]]
        placed: set[str] = set()
        for key in self._claims:
            if key not in placed:
                if len(parts[-1]) * number >= len(self._claims):
                    parts.append([])
                group = together.get(key, [key])
                parts[-1] += group
                placed.update(group)
        return parts

    def _built_on(self, keys: Collection[str]) -> dict[str, tuple[str, ...]]:
        """Return the claims that each of some claims builds on, where it builds on any."""
        files = [(key, self._claims[key]) for key in keys]
        return {key: self.of(f.claim, f.article) for key, f in files if f.claim.builds_on}

    def first(self, among: Collection[str] | None = None) -> Iterator[tuple[str, bool]]:
        """Yield every claim after those it builds on, and whether others build on it.

        ``among`` are the claims to yield, with all that they build on; all if left out. In a
        circle, which is a fault of the record, one of its claims comes before its premise.
        """
        keys = self._claims if among is None else among
        built_on = self._built_on(keys)
        carries = {premise for premises in built_on.values() for premise in premises}
        entered: set[str] = set()
        done: set[str] = set()
        for start in keys:
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
