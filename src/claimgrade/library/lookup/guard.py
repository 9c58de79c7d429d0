"""Which addresses may be asked: those that are set up, and public ones; never one's own network.

An address that somebody typed, or that a page sends on to, may lead into the network of the
person who asks. The host is resolved once, each of its numbers has to be public, and the
connection is made to the number that was checked, so that a name cannot mean another one later.
"""

import ipaddress
import socket
from collections.abc import Callable, Iterable
from urllib.parse import SplitResult, urlsplit

from claimgrade.library.lookup.failure import LookupFailed, Trouble

Resolve = Callable[[str, int], list[str]]
"""Returns the numbers of a host; raises ``OSError`` where it has none."""

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

_PORTS = {"http": 80, "https": 443}
_CARRIES_IPV4 = tuple(map(ipaddress.IPv6Network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16")))


def origin(address: str) -> str:
    """Return scheme, host and port of an address; an empty text where it is none."""
    parts = _parts(address)
    return f"{parts.scheme}://{(parts.hostname or '').lower()}:{_port(parts)}" if parts else ""


def is_public(number: IPAddress) -> bool:
    """Return whether a number is one of the public network, for one machine and not for many."""
    if isinstance(number, ipaddress.IPv6Address):
        if number.ipv4_mapped is not None:
            return is_public(number.ipv4_mapped)
        if any(number in network for network in _CARRIES_IPV4):
            return False
    return number.is_global and not number.is_multicast


def resolved(host: str, port: int) -> list[str]:
    """Return the numbers of a host, as the system knows them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]).partition("%")[0] for one in found))


class Guard:
    """Says where a request may go: to an origin that is set up, else to a public number."""

    def __init__(
        self,
        trusted: Iterable[str],
        resolve: Resolve = resolved,
        public: Callable[[IPAddress], bool] = is_public,
    ) -> None:
        self._trusted = {origin(address) for address in trusted} - {""}
        self._resolve = resolve
        self._public = public

    def number_for(self, address: str) -> str | None:
        """Return the number to connect to for an address; ``None`` for one that is set up.

        Raises:
            LookupFailed: it is no address of the web, its host is not known, or not public.
        """
        parts = _parts(address)
        if parts is None:
            raise LookupFailed(
                Trouble.REFUSED,
                f"'{address}' is not an address of the web.",
                "it begins with https:// and has no name or password in it",
            )
        if origin(address) in self._trusted:
            return None
        host = parts.hostname or ""
        try:
            numbers = self._resolve(host, _port(parts))
        except (OSError, UnicodeError) as error:
            raise LookupFailed(
                Trouble.NO_CONNECTION,
                f"{host} could not be found on the network.",
                "look at the spelling, and whether this machine is connected",
            ) from error
        if not numbers or not all(self._public(ipaddress.ip_address(one)) for one in numbers):
            raise LookupFailed(
                Trouble.PRIVATE_ADDRESS,
                f"{host} is in a private network, and is not asked.",
                "private_pages in the [lookup] table of claimgrade.toml allows one",
            )
        return numbers[0]


def _parts(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address)
        usable = parts.scheme in _PORTS and parts.hostname and parts.username is None
        _port(parts)
    except (ValueError, KeyError):
        return None
    return parts if usable else None


def _port(parts: SplitResult) -> int:
    return parts.port or _PORTS[parts.scheme]
