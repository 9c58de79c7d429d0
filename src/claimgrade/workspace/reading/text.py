"""From bytes on disk to text: UTF-8, within limits, no merge conflict left in it."""

import os
import re

from claimgrade.workspace.faults import Fault
from claimgrade.workspace.files import MAX_RECORD_BYTES, Held, digest_of, read_at_most

_UTF8_MARK = b"\xef\xbb\xbf"
_OTHER_MARKS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
_CONFLICT_START = re.compile(r"^<{7}(?: .*)?\r?$", re.MULTILINE)
_CONFLICT_REST = re.compile(r"^(?:>{7}(?: .*)?|={7})\r?$", re.MULTILINE)


def read_bytes(
    root: str, path: str, limit: int = MAX_RECORD_BYTES, held: Held | None = None
) -> bytes | Fault:
    """Return the bytes of a file of the workspace, or why it cannot be read.

    ``held`` are the bytes of files read before; what is used of them is let go. It is told the
    digest of what is read now.
    """
    data = held.pop(path, None) if held else None
    try:
        if data is None:
            data = read_at_most(os.path.join(root, path), limit + 1)
    except OSError as error:
        reason = (error.strerror or "it cannot be opened").lower()
        return Fault("RD101", f"this file cannot be read: {reason}")
    if len(data) > limit:
        size = os.path.getsize(os.path.join(root, path)) / 1024 / 1024
        return Fault(
            "RD104", f"this file has {size:.1f} MB; at most {limit // 1024 // 1024} MB are read"
        )
    if held is not None and path not in held.digests:
        held.digests[path] = digest_of(data)
    return data


def decode(data: bytes) -> str | Fault:
    """Return the text of a file without its byte order mark, or where it is not UTF-8."""
    if data.startswith(_UTF8_MARK):
        data = data[len(_UTF8_MARK) :]
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(data, error.start)


def _not_utf8(data: bytes, start: int) -> Fault:
    encoding = _OTHER_MARKS.get(data[:2])
    if encoding:
        return Fault("RD103", f"this file is saved as {encoding}, not as UTF-8")
    line_start = data.rfind(b"\n", 0, start) + 1
    column = len(data[line_start:start].decode("utf-8")) + 1
    return Fault(
        "RD103",
        f"the byte 0x{data[start]:02x} is not UTF-8 text",
        data.count(b"\n", 0, start) + 1,
        column,
    )


def merge_conflicts(text: str) -> tuple[Fault, ...]:
    """Return one fault for each merge conflict left in a file."""
    if "<<<<<<<" not in text and ">>>>>>>" not in text and "\n=======" not in text:
        return ()
    found = list(_CONFLICT_START.finditer(text))
    if not found:
        found = list(_CONFLICT_REST.finditer(text))[:1]
    return tuple(
        Fault(
            "RD106",
            "a merge conflict was left in this file",
            text.count("\n", 0, match.start()) + 1,
        )
        for match in found
    )
