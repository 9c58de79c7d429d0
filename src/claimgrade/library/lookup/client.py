"""Asking services over the network: politely, with limits, and only what may be asked.

The User-Agent names the program and, to the services, a contact address, as Crossref asks for
("polite" access) and DataCite and NCBI do too. Requests to one host keep their distance. An
answer of 429 or of the server's own fault is tried again after ``Retry-After`` (RFC 9110,
10.2.3) or a growing wait.
"""

import datetime
import time
from collections.abc import Callable, Mapping
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from claimgrade.library.lookup.failure import LookupFailed, Trouble
from claimgrade.library.lookup.guard import origin
from claimgrade.library.lookup.kept import Answer, Kept
from claimgrade.library.lookup.request import Manner, Request, with_parameters
from claimgrade.library.lookup.sending import Received, Sender

MAX_REDIRECTS = 5
TRIES = 3
LONGEST_WAIT = 60.0
"""Seconds that a service may ask to wait before it is asked again; longer, and it is given up."""

_AGAIN = frozenset({429, 500, 502, 503, 504})
_MOVED = frozenset({301, 302, 303, 307, 308})


class Client:
    """Asks services and keeps their answers."""

    def __init__(
        self,
        manner: Manner,
        sender: Sender,
        kept: Kept,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._manner = manner
        self._sender = sender
        self._kept = kept
        self._clock = clock
        self._sleep = sleep
        self._free: dict[str, float] = {}

    def ask(self, request: Request) -> Answer:
        """Return the answer to a request, kept or new.

        Raises:
            LookupFailed: there is none.
        """
        manner = self._manner
        oldest = manner.today - datetime.timedelta(days=manner.keep_days)
        if not manner.fresh:
            held = self._kept.get(request.name, datetime.date.min if manner.offline else oldest)
            if held is not None:
                return held
        if manner.offline:
            raise LookupFailed(
                Trouble.NO_CONNECTION,
                f"{request.service} was not asked, and no earlier answer is kept.",
                "leave --offline out, or enter the work with 'claimgrade new source'",
            )
        answer = self._asked(request)
        self._kept.put(request.name, answer)
        return answer

    def _asked(self, request: Request) -> Answer:
        """Return a new answer; sent on from address to address, each of which may be asked."""
        address = with_parameters(request.address, {**request.parameters, **request.private})
        for _ in range(MAX_REDIRECTS + 1):
            status, headers, data = self._tried(request, address)
            if status not in _MOVED or not headers.get("location"):
                _refuse_status(request, status)
                shown = with_parameters(request.address, request.parameters)
                told = shown if address.startswith(shown) else address
                return Answer(data, headers.get("content-type", ""), told, self._manner.today)
            address = _next(request, address, headers["location"])
        raise LookupFailed(
            Trouble.TOO_MANY_REDIRECTS,
            f"{request.service} sent the request on more than {MAX_REDIRECTS} times.",
            "open the address in a browser, and give the one it ends at",
        )

    def _tried(self, request: Request, address: str) -> Received:
        """Return status, headers and body, after as many tries as are decent."""
        wait = 0.0
        for number in range(1, TRIES + 1):
            self._keep_distance(request, address, wait)
            try:
                found = self._sender.send(request, address)
            except LookupFailed as failed:
                if failed.trouble is not Trouble.TIMEOUT or number == TRIES:
                    raise
                wait = self._growing(request, number)
                continue
            if found[0] not in _AGAIN or number == TRIES:
                return found
            asked = retry_after(found[1])
            wait = self._growing(request, number) if asked is None else asked
            if wait > LONGEST_WAIT:
                break
        raise LookupFailed(
            Trouble.BUSY,
            f"{request.service} asks to wait {wait:.0f} seconds before it is asked again.",
            "try again then",
        )

    def _growing(self, request: Request, number: int) -> float:
        pause = self._manner.pause
        return (max(request.pause, 1.0) if pause is None else pause) * 2.0 ** (number - 1)

    def _keep_distance(self, request: Request, address: str, wait: float) -> None:
        """Wait until the host may be asked again, and note when it may be the next time."""
        host = origin(address)
        pause = request.pause if self._manner.pause is None else self._manner.pause
        ready = max(self._free.get(host, 0.0), self._clock() + wait)
        if (left := ready - self._clock()) > 0:
            self._sleep(left)
        self._free[host] = self._clock() + pause


def retry_after(headers: Mapping[str, Any]) -> float | None:
    """Return the seconds that an answer asks to wait; ``None`` where it does not say.

    It says seconds or a day and time, which is compared with the answer's own ``Date``.
    """
    said = str(headers.get("retry-after", "")).strip()
    if said.isdecimal() and len(said) < 10:
        return float(said)
    try:
        until = parsedate_to_datetime(said)
        now = parsedate_to_datetime(str(headers.get("date", "")))
        return max((until - now).total_seconds(), 0.0)
    except (TypeError, ValueError):
        return None


def _next(request: Request, address: str, location: str) -> str:
    there = urljoin(address, location)
    if urlsplit(address).scheme == "https" and urlsplit(there).scheme != "https":
        raise LookupFailed(
            Trouble.REFUSED,
            f"{request.service} sent the request on to an address that is not encrypted.",
            "open the address in a browser, and give the one it ends at",
        )
    return there


def _refuse_status(request: Request, status: int) -> None:
    """Raise for every answer that is not the thing asked for."""
    if status in (404, 410):
        raise LookupFailed(Trouble.NOT_FOUND, f"{request.service} does not have it.")
    if status in _AGAIN:
        raise LookupFailed(
            Trouble.BUSY,
            f"{request.service} cannot answer now (status {status}, asked {TRIES} times).",
            "try again later",
        )
    if status != 200:
        raise LookupFailed(
            Trouble.REFUSED,
            f"{request.service} refused the request (status {status}).",
            "look at the identifier; some pages are shown to people alone",
        )
