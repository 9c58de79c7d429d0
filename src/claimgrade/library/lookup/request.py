"""What is asked of a service, and the manner in which it is."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of whom.

    ``service`` is its name in messages; ``address`` is complete but for ``parameters``.
    ``private`` are parameters that are no part of the question, such as a contact address.
    ``pause`` are seconds to the next request to the same host.
    """

    service: str
    address: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    private: Mapping[str, str] = field(default_factory=dict)
    accept: str = "application/json"
    pause: float = 1.0
    says_contact: bool = True

    @property
    def name(self) -> str:
        """The question as a text, under which its answer is kept."""
        return f"GET {with_parameters(self.address, self.parameters)} as {self.accept}"


@dataclass(frozen=True, slots=True)
class Manner:
    """How the network is used: who asks, how long to wait, and what is kept for how long.

    ``pause`` stands in for the distance that each service asks for. With ``offline`` only kept
    answers are used, of any age; with ``fresh`` none.
    """

    today: datetime.date
    contact: str | None = None
    timeout: float = 10.0
    pause: float | None = None
    keep_days: int = 30
    offline: bool = False
    fresh: bool = False


def path_of(identifier: str) -> str:
    """Return an identifier as a part of an address: every sign with a meaning there escaped."""
    return quote(identifier, safe="")


def with_parameters(address: str, parameters: Mapping[str, str]) -> str:
    """Return an address with parameters after it, escaped."""
    if not parameters:
        return address
    return f"{address}{'&' if '?' in address else '?'}{urlencode(parameters)}"
