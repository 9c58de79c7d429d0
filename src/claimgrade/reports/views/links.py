"""Addresses that a report may lead to: pages of the web, nothing else."""

import re
from urllib.parse import quote, urlsplit

_SAFE = "/:?#@!$&*+,;=~%-._"


def web_address(text: object) -> str:
    """Return the address if it is an http or https page, percent-encoded; otherwise nothing.

    Anything else (``javascript:``, ``data:``, ``file:``, a path) is no address for a report.
    """
    if not isinstance(text, str):
        return ""
    candidate = text.strip()
    try:
        parts = urlsplit(candidate)
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        return ""
    if re.search(r"[\x00-\x20\x7f]", candidate):
        return ""
    return quote(candidate, safe=_SAFE)
