"""A text as YAML writes it on one line."""

import re
import unicodedata

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 ,;.()/%+–—’“”-]*")
_RESERVED = {"true", "false", "yes", "no", "on", "off", "null", "unknown", "none", "y", "n"}
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def scalar(text: str) -> str:
    """Return a text as a YAML scalar that reads back as the same text."""
    if _PLAIN.fullmatch(text) and text.lower() not in _RESERVED and text == text.strip():
        return text
    return '"' + "".join(_escaped(character) for character in text) + '"'


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    # Control characters and the line ends that YAML would fold, or refuse, as they are.
    if unicodedata.category(character) in {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}:
        code = ord(character)
        return f"\\x{code:02x}" if code < 0x100 else f"\\U{code:08x}"
    return "\\ufeff" if character == "\ufeff" else character
