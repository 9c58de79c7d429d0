"""Which claims a claim builds on, and the order in which claims can be settled."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from claimgrade.model.claim import Claim
from claimgrade.workspace.workspace import ClaimFile


class Premises:
    """Resolves the names in ``builds_on``: an id or a former id in the same article, or both."""

    __slots__ = ("_all_built_on", "_claims", "_former")

    def __init__(self, claims: Mapping[str, ClaimFile]) -> None:
        self._claims = claims
        self._former: dict[str, str] = {}
        for key, claim_file in claims.items():
            for alias in claim_file.claim.aliases:
                self._former.setdefault(f"{claim_file.article}/{alias}", key)
        self._all_built_on: dict[str, tuple[str, ...]] | None = None

    def resolve(self, name: str, article: str) -> str | None:
        """Return the ``article/id`` that a name in a claim of ``article`` means, or ``None``."""
        key = name if "/" in name else f"{article}/{name}"
        return key if key in self._claims else self._former.get(key)

    def of(self, claim: Claim, article: str) -> tuple[str, ...]:
        """Return the claims that one builds on, by ``article/id``; names of none are left out."""
        found = [self.resolve(name, article) for name in claim.builds_on]
        return tuple([key for key in found if key is not None])

    def apart(self, number: int) -> list[list[str]]:
        """Return the claims in at most so many parts of about the same size.

        No claim builds on one of another part.
        """
        together: dict[str, list[str]] = {}
        for key, premises in self._built_on().items():
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
            if key in placed:
                continue
            if len(parts[-1]) * number >= len(self._claims):
                parts.append([])
            group = together.get(key)
            if group is None:
                parts[-1].append(key)
            else:
                parts[-1] += group
                placed.update(group)
        return parts

    def articles_apart(self, articles: Iterable[str]) -> list[list[str]]:
        """Return articles in groups; no claim builds on one of an article of another group."""
        known = (file.article for file in self._claims.values())
        groups = {name: [name] for name in (*articles, *known)}
        for key, premises in self._built_on().items():
            for premise in premises:
                one, other = (groups[self._claims[name].article] for name in (key, premise))
                if one is not other:
                    one += other
                    groups |= dict.fromkeys(other, one)
        return list({id(group): group for group in groups.values()}.values())

    def _built_on(self) -> dict[str, tuple[str, ...]]:
        """Return the claims that each claim builds on, where it builds on any; found out once."""
        if self._all_built_on is None:
            self._all_built_on = {
                key: self.of(file.claim, file.article)
                for key, file in self._claims.items()
                if file.claim.builds_on
            }
        return self._all_built_on

    def first(self, among: Collection[str] | None = None) -> Iterator[tuple[str, bool]]:
        """Yield every claim after those it builds on, and whether others build on it.

        ``among`` are the claims to yield, with all that they build on; all if left out. In a
        circle, which is a fault of the record, one of its claims comes before its premise.
        """
        keys = self._claims if among is None else among
        built_on = self._built_on()
        carries = {premise for key in keys for premise in built_on.get(key, ())}
        entered: set[str] = set()
        done: set[str] = set()
        for start in keys:
            if start not in built_on:
                if start not in done:
                    done.add(start)
                    entered.add(start)
                    yield start, start in carries
                continue
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
