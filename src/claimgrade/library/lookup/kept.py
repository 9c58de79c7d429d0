"""Answers of services, kept in the workspace in a folder that git leaves out.

Each file is JSON: the request, the day of the answer and the answer. One that cannot be read
counts as not there. Contact addresses are no part of what is kept.
"""

import base64
import binascii
import contextlib
import datetime
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from claimgrade.workspace.editing.atomic import replace

FOLDER = ".claimgrade/lookups"
"""The folder of the answers, from that of the workspace."""

_LAYOUT = 1
_IGNORED = "# Answers of services that references were looked up at; may be deleted.\n*\n"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a service said: its bytes, their type, the address that gave them, and the day."""

    data: bytes
    type: str
    address: str
    on: datetime.date
    kept: bool = False


class Kept:
    """The answers in a workspace; a store that never fails, and at worst holds nothing."""

    def __init__(self, root: Path) -> None:
        self._folder = root / FOLDER

    def get(self, request: str, since: datetime.date) -> Answer | None:
        """Return the answer to a request, if there is one of ``since`` or later."""
        try:
            held = json.loads(self._path(request).read_text("utf-8"))
            answer = Answer(
                base64.b64decode(held["data"], validate=True),
                str(held["type"]),
                str(held["address"]),
                datetime.date.fromisoformat(held["on"]),
                kept=True,
            )
            usable = held["layout"] == _LAYOUT and held["request"] == request
            whole = held["digest"] == _digest(answer.data)
        except (OSError, ValueError, KeyError, TypeError, RecursionError, binascii.Error):
            return None
        return answer if usable and whole and answer.on >= since else None

    def put(self, request: str, answer: Answer) -> None:
        """Keep an answer; silently nothing where it cannot be done."""
        held = {
            "layout": _LAYOUT,
            "request": request,
            "on": answer.on.isoformat(),
            "type": answer.type,
            "address": answer.address,
            "digest": _digest(answer.data),
            "data": base64.b64encode(answer.data).decode(),
        }
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            ignore = self._folder / ".gitignore"
            if not ignore.exists():
                ignore.write_text(_IGNORED, "utf-8")
            replace(self._path(request), json.dumps(held).encode())

    def _path(self, request: str) -> Path:
        name = hashlib.blake2b(request.encode("utf-8", "replace"), digest_size=20).hexdigest()
        return self._folder / f"{name}.json"


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()
