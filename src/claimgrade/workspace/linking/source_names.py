"""Which source a key means: a key of the bibliography, or an older one it is known by."""

from collections.abc import Iterator

from claimgrade.model.finding import Finding, Location, Related
from claimgrade.workspace.codes import DIAGNOSTICS
from claimgrade.workspace.linking.nearest import Suggestions
from claimgrade.workspace.linking.parts import Parts, StudyFile

_DETAILS = "citations/sources.yaml"


class SourceNames:
    """Resolves keys of sources, older keys included."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._keys = parts.entries
        self._suggestions = Suggestions(self._keys)
        self.older: dict[str, str] = {}
        self.clashes: list[Finding] = []
        for key, details in parts.details.items():
            for index, alias in enumerate(details.aliases):
                self._add_alias(alias, key, index)

    def resolve(self, key: str) -> str | None:
        """Return the key of the bibliography that is meant, or ``None``."""
        if key in self._keys:
            return key
        return self.older.get(key)

    def studies(self) -> dict[str, StudyFile]:
        """Return the study records by present key of their source.

        Of two about one source the one named by the present key counts.
        """
        found: dict[str, StudyFile] = {}
        for key, study in self._parts.studies.items():
            source = self.resolve(key) or key
            if key == source or source not in found:
                found[source] = study
        return found

    def is_missing(self, key: str) -> bool:
        """Return whether no bibliography file can hold the key, damaged ones included."""
        return self.resolve(key) is None and not self._parts.damaged.may_hold(key, "citations")

    def hint(self, key: str) -> str:
        """Return ``; did you mean …?`` for a key that is missing, or nothing."""
        return self._suggestions.hint(key)

    def unknown(
        self, key: str, location: Location, what: str, claim: str | None = None
    ) -> Iterator[Finding]:
        """Yield the finding that ``what`` names a source that is not there, if it is not."""
        if self.is_missing(key):
            message = f"{what} names the source '{key}', which no .bib file has{self.hint(key)}"
            yield DIAGNOSTICS["RD301"].finding(message, location, claim=claim)

    def _add_alias(self, alias: str, key: str, index: int) -> None:
        if alias == key:
            # Among the names in their order of age, where another library's came later.
            return
        location = self._parts.details_positions.locate(_DETAILS, f"{key}.aliases.{index}")
        taken = self._parts.places.get(alias)
        if taken is not None:
            self._clash(alias, location, "is the key of an entry", taken)
        elif self.older.get(alias, key) != key:
            other = self.older[alias]
            first = self._parts.details_positions.locate(_DETAILS, f"{other}.aliases")
            self._clash(alias, location, f"is also an older key of '{other}'", first)
        elif key in self._keys:
            self.older[alias] = key

    def _clash(self, alias: str, location: Location, what: str, place: Location) -> None:
        message = f"the older key '{alias}' {what}"
        related = (Related(place, f"'{alias}' is used here too"),)
        self.clashes.append(DIAGNOSTICS["RD308"].finding(message, location, related=related))
