"""Sending one request over the network, with limits on time, size and place."""

import time
import zlib
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from claimgrade import __version__
from claimgrade.library.lookup.failure import LookupFailed, Trouble
from claimgrade.library.lookup.guard import Guard
from claimgrade.library.lookup.request import Manner, Request

if TYPE_CHECKING:
    import httpx2

MAX_BYTES = 5 * 1024 * 1024
"""The largest answer that is read, unpacked."""

_TIMES_THE_TIMEOUT = 4

Received = tuple[int, Mapping[str, Any], bytes]
"""Status, headers and body of an answer."""


class Sender:
    """Sends requests, each to where it may go; to be used in a ``with`` block."""

    def __init__(
        self, manner: Manner, guard: Guard, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._manner = manner
        self._guard = guard
        self._clock = clock
        self._clients: dict[bool, httpx2.Client] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for client in self._clients.values():
            client.close()

    def send(self, request: Request, address: str) -> Received:
        """Return the answer of one address, whatever its status, not sent on.

        Raises:
            LookupFailed: the address may not be asked, or there is no whole answer.
        """
        import httpx2

        number = self._guard.number_for(address)
        client = self._client(set_up=number is None)
        asked = client.build_request(
            "GET", address, headers=self._headers(request, set_up=number is None)
        )
        if number is not None:
            # The name stays in the Host header and in the certificate that is asked for.
            asked.extensions["sni_hostname"] = asked.url.host
            asked.url = asked.url.copy_with(host=number)
        try:
            response = client.send(asked, stream=True)
            try:
                return response.status_code, response.headers, self._body(request, response)
            finally:
                response.close()
        except httpx2.TimeoutException as error:
            raise _timeout(request) from error
        except (httpx2.ConnectError, httpx2.ProxyError) as error:
            raise LookupFailed(
                Trouble.NO_CONNECTION,
                f"{request.service} could not be reached: {_reason(error)}.",
                "look whether this machine is connected; --offline uses answers that are kept",
            ) from error
        except httpx2.HTTPError as error:
            raise LookupFailed(
                Trouble.MALFORMED,
                f"{request.service} broke off, or did not answer as a web server does: "
                f"{_reason(error)}.",
                "try again later",
            ) from error

    def _client(self, *, set_up: bool) -> "httpx2.Client":
        """Return the connections; a proxy of the system is used for services alone.

        A proxy would resolve the name of a page itself, and undo what was checked.
        """
        import httpx2

        if set_up not in self._clients:
            self._clients[set_up] = httpx2.Client(
                timeout=self._manner.timeout, follow_redirects=False, trust_env=set_up
            )
        return self._clients[set_up]

    def _headers(self, request: Request, *, set_up: bool) -> dict[str, str]:
        contact = self._manner.contact if request.says_contact and set_up else None
        mail = f" (mailto:{contact})" if contact else ""
        return {
            "User-Agent": f"claimgrade/{__version__}{mail}",
            "Accept": request.accept,
            "Accept-Encoding": "gzip, identity;q=0.5",
        }

    def _body(self, request: Request, response: "httpx2.Response") -> bytes:
        """Return the body unpacked, never more than ``MAX_BYTES``, and not for ever."""
        until = self._clock() + _TIMES_THE_TIMEOUT * self._manner.timeout
        packed = response.headers.get("content-encoding", "identity").strip().lower()
        if packed not in ("gzip", "x-gzip", "identity", ""):
            raise LookupFailed(
                Trouble.MALFORMED, f"{request.service} answered packed in a way not asked for."
            )
        unpack = zlib.decompressobj(wbits=31) if "gzip" in packed else None
        data = bytearray()
        try:
            for chunk in response.iter_raw():
                room = MAX_BYTES + 1 - len(data)
                data += unpack.decompress(chunk, room) if unpack else chunk
                if len(data) > MAX_BYTES:
                    raise LookupFailed(
                        Trouble.TOO_LARGE,
                        f"{request.service} answered with more than {MAX_BYTES // 2**20} MB.",
                        "look at the address: no reference is that large",
                    )
                if self._clock() > until:
                    raise _timeout(request)
        except zlib.error as error:
            raise LookupFailed(
                Trouble.MALFORMED, f"{request.service} answered with a damaged package."
            ) from error
        return bytes(data)


def _timeout(request: Request) -> LookupFailed:
    return LookupFailed(
        Trouble.TIMEOUT,
        f"{request.service} did not answer in time.",
        "try again later, or raise timeout in the [lookup] table of claimgrade.toml",
    )


def _reason(error: Exception) -> str:
    said = str(error).strip().rstrip(".")
    return said.rpartition("] ")[2] or type(error).__name__
