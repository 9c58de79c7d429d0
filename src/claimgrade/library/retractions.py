"""Lists of retracted publications, and the standing of a DOI on one."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from claimgrade.library.identifiers import normalise_doi
from claimgrade.model.vocabulary import RetractionStatus


class UnreadableList(ValueError):
    """A file that is not a list of retractions; the message says what was expected."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What a list says of a publication, and the DOI of the notice where it names one."""

    status: RetractionStatus
    notice: str | None = None


@dataclass(frozen=True, slots=True)
class RetractionList:
    """Notices by DOI, in the spelling of ``normalise_doi``; an empty notice is not known."""

    retractions: Mapping[str, str]
    concerns: Mapping[str, str]

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read a map of DOIs: ``{"retractions": {doi: notice}, "concerns": {doi: notice}}``.

        ``concerns`` may be left out. Raises ``UnreadableList`` where the file is something
        else, and ``OSError`` where it cannot be opened.
        """
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
        except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
            raise UnreadableList(f"{path.name} is not a JSON file in UTF-8.") from error
        if not isinstance(data, dict) or "retractions" not in data:
            raise UnreadableList(f"{path.name} has no map named 'retractions'.")
        return cls(_notices(data, "retractions", path), _notices(data, "concerns", path))

    def status(self, doi: str | None) -> Standing:
        """Return the standing of a DOI in any spelling; ``unchecked`` where there is none."""
        name = normalise_doi(doi)
        if name is None:
            return Standing(RetractionStatus.UNCHECKED)
        if name in self.retractions:
            return Standing(RetractionStatus.RETRACTED, self.retractions[name] or None)
        if name in self.concerns:
            return Standing(RetractionStatus.CONCERN, self.concerns[name] or None)
        return Standing(RetractionStatus.NONE_FOUND)


def _notices(data: dict[str, Any], name: str, path: Path) -> dict[str, str]:
    notices = data.get(name, {})
    if not isinstance(notices, dict):
        raise UnreadableList(f"'{name}' in {path.name} is not a map from DOI to notice.")
    return {
        doi: normalise_doi(notice if isinstance(notice, str) else None) or ""
        for written, notice in notices.items()
        if (doi := normalise_doi(written)) is not None
    }
