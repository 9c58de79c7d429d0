"""Plain text as BibTeX writes it, the way back from ``library.latex.plain_text``."""

import re
import unicodedata

_SPECIAL = re.compile(r"[\\{}&%$#_~^]|([-`',<>])(?=\1)|[!?](?=`)")
_WRITTEN = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
    **{sign: f"{sign}{{}}" for sign in "-`',<>!?"},
}
_NO_CHARACTERS = re.compile("[\ufdd0-\ufdef]")
"""Code points that are no characters, and that ``plain_text`` has a use of its own for."""

_ESCAPED = re.compile(r"\\([_%&#${}~^])")
_KEY = re.compile(r"(?=.*[^\W\d_])[^\s\"#%'(),={}~\\]+")
_ADDRESS_COMMAND = re.compile(r"\s*\\url\s*\{(.*)\}\s*", re.DOTALL)


def as_bibtex(text: str) -> str:
    r"""Return plain text as BibTeX writes it, so that ``plain_text`` gives the text back.

    Signs that LaTeX takes for commands are escaped, with braces as ``\textbraceleft{}`` since a
    single one would end the field; white space is one blank; other letters stay as they are, in
    Unicode's composed form (NFC).
    """
    text = unicodedata.normalize("NFC", _NO_CHARACTERS.sub("", text))
    text = " ".join(text.split())
    return _SPECIAL.sub(lambda found: _WRITTEN[found[0]], text)


def as_verbatim(text: str) -> str:
    """Return an address, a DOI or a path as such a field has it: as it is, braces as ``%7B``."""
    text = " ".join(text.split())
    return text if is_balanced(text) else text.replace("{", "%7B").replace("}", "%7D")


def verbatim_text(value: str) -> str:
    r"""Return what a verbatim field says: out of ``\url{…}``, without the escapes of LaTeX."""
    found = _ADDRESS_COMMAND.fullmatch(value)
    return _ESCAPED.sub(r"\1", found[1] if found else value).strip()


def is_balanced(value: str) -> bool:
    """Tell whether every brace is closed after it was opened, as a field of BibTeX needs it."""
    depth = 0
    for brace in re.findall(r"[{}]", value):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def is_key(text: str) -> bool:
    """Tell whether a text may be an entry's key: no number alone, no address and no DOI."""
    found = _KEY.fullmatch(text) is not None
    return found and "://" not in text and not text.startswith("10.")
