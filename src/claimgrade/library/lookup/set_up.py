"""The network as a workspace has it set up: who asks, whom, and what is kept where."""

import datetime
import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from claimgrade.library.lookup.client import Client
from claimgrade.library.lookup.guard import Guard
from claimgrade.library.lookup.kept import Kept
from claimgrade.library.lookup.look_up import Services
from claimgrade.library.lookup.request import Manner
from claimgrade.library.lookup.sending import Sender
from claimgrade.model.settings import Settings

HOW_TO_INSTALL = 'pip install "claimgrade[net]"'
"""The command that installs what the network takes."""

_MAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,190}\.[A-Za-z]{2,24}")


def network_installed() -> bool:
    """Return whether the extra ``net`` (httpx2) is there, without importing any of it."""
    return find_spec("httpx2") is not None


def contact_of(settings: Settings) -> str | None:
    """Return the mail address that services are told; ``None`` where none is recorded."""
    publisher = settings.publisher.contact if settings.publisher else None
    for said in (settings.lookup.contact, publisher):
        address = (said or "").strip().removeprefix("mailto:")
        if _MAIL.fullmatch(address):
            return address
    return None


@contextmanager
def services(
    root: Path, settings: Settings, today: datetime.date, *, offline: bool, fresh: bool
) -> Iterator[Services]:
    """Give the services that a workspace has set up, for as long as the block lasts."""
    set_up = settings.lookup
    contact = contact_of(settings)
    manner = Manner(
        today,
        contact,
        float(set_up.timeout),
        None if set_up.pause is None else float(set_up.pause),
        set_up.keep_days,
        offline,
        fresh,
    )
    trusted = (
        set_up.crossref,
        set_up.datacite,
        set_up.pubmed,
        set_up.pmc,
        set_up.arxiv,
        set_up.open_library,
        *set_up.private_pages,
    )
    with Sender(manner, Guard(trusted)) as sender:
        yield Services(set_up, Client(manner, sender, Kept(root)), contact)
