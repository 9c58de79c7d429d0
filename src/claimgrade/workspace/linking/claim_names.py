"""Which claim a name means: an id or a former id in the same article, or article/id."""

import re
from collections.abc import Iterator

from claimgrade.model.finding import Finding, Location, Related
from claimgrade.workspace.codes import DIAGNOSTICS
from claimgrade.workspace.linking.nearest import Suggestions
from claimgrade.workspace.linking.parts import Parts
from claimgrade.workspace.workspace import ClaimFile

_IDENTIFIER = re.compile(r"[a-z0-9][a-z0-9-]*")


class ClaimNames:
    """Resolves names of claims; a claim whose file is broken still has its name."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._paths = {f"{article}/{name}": path for article, name, path in parts.files.claims}
        self._former: dict[str, str] = {}
        self._suggestions: dict[str, Suggestions] = {}
        self.clashes: list[Finding] = []
        for claim in parts.claims.values():
            for index, alias in enumerate(claim.claim.aliases):
                self._add_alias(claim, alias, index)

    def resolve(self, name: str, article: str) -> str | None:
        """Return the ``article/id`` that a name in a file of ``article`` means, or ``None``."""
        key = name if "/" in name else f"{article}/{name}"
        if key in self._paths:
            return key
        return self._former.get(key)

    def unknown(
        self, name: str, article: str, location: Location, what: str, claim: str | None = None
    ) -> Iterator[Finding]:
        """Yield the finding that ``what`` names a claim that is not there, if it is not."""
        if self.resolve(name, article) is not None:
            return
        folder, _, former = name.rpartition("/")
        if self._parts.damaged.mention(former, f"claims/{folder or article}"):
            return
        message = f"{what} names the claim '{name}', which does not exist"
        hint = self._suggest(article).hint(name)
        yield DIAGNOSTICS["RD304"].finding(message + hint, location, claim=claim)

    def replaced(self, name: str, key: str, claim: ClaimFile, field: str) -> Iterator[Finding]:
        """Yield the finding that a claim builds on one that others replaced, if it does.

        The other has the ``key`` that ``name`` means, and is named in ``field`` of the claim.
        """
        target = self._parts.claims.get(key)
        if target is None or not target.claim.replaced_by or claim.claim.replaced_by:
            return
        by = ", ".join(target.claim.replaced_by)
        message = f"`builds_on` names the claim '{name}', which was replaced by {by}"
        related = (Related(target.locate("replaced_by"), "replaced here"),)
        place = claim.locate(field)
        yield DIAGNOSTICS["RD313"].finding(message, place, claim=claim.id, related=related)

    def _suggest(self, article: str) -> Suggestions:
        if article not in self._suggestions:
            prefix = f"{article}/"
            names = [key.removeprefix(prefix) for key in (*self._paths, *self._former)]
            self._suggestions[article] = Suggestions(names)
        return self._suggestions[article]

    def _add_alias(self, claim: ClaimFile, alias: str, index: int) -> None:
        key = f"{claim.article}/{alias}"
        if not _IDENTIFIER.fullmatch(alias) or key == claim.key:
            return
        other = key if key in self._paths else self._former.setdefault(key, claim.key)
        if other == claim.key:
            return
        message = f"the alias '{alias}' also belongs to the claim '{other.partition('/')[2]}'"
        related = (Related(Location(self._paths[other]), "the other claim"),)
        place = claim.locate(f"aliases.{index}")
        self.clashes.append(
            DIAGNOSTICS["RD308"].finding(message, place, claim=claim.id, related=related)
        )
