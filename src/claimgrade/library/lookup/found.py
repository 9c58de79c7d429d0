"""What a service has on a work."""

from dataclasses import dataclass

from claimgrade.library.lookup.kept import Answer
from claimgrade.library.retraction.files import Notice
from claimgrade.library.retraction.lists import Standing, standing
from claimgrade.model.source import Source


@dataclass(frozen=True, slots=True)
class Found:
    """An entry as a service gave it, and what the service says became of the work.

    ``source`` has no key. ``notices`` are on the work; ``notice_of`` are those that the work
    itself is the notice of. ``said`` are things that a reader should know, in words.
    """

    source: Source
    service: str
    answer: Answer
    notices: tuple[Notice, ...] = ()
    notice_of: tuple[Notice, ...] = ()
    said: tuple[str, ...] = ()

    @property
    def standing(self) -> Standing | None:
        """The standing of the work by its notices; ``None`` where the service names none."""
        return standing(self.notices) if self.notices else None
