"""LaTeX in a bibliography field, as people write it: accents, braces, dashes, quotes."""

import re
import unicodedata
from functools import lru_cache

_LATEX = re.compile(r"[\\{}$~%]|--|``|''")
_ESCAPED = re.compile(r"\\([&%_#])")
_BARE_PERCENT = re.compile(r"(?<!\\)%")
_SCRIPT = re.compile(r"\$\s*([_^])\s*\{?\s*([-+\d]{1,9})\s*\}?\s*\$")
_TEXT_SCRIPT = re.compile(r"\\text(sub|super)script\s*\{([-+\d]{1,9})\}")
_FONT = re.compile(
    r"\\(?:emph|text(?:it|bf|sc|rm|sf|tt|sl|up|md|normal)|math(?:it|bf|rm|sf|tt|cal)|mbox|text|url"
    r"|(?:it|bf|sc|rm|sf|tt|sl|em)(?:shape|series|family)?)(?![A-Za-z])\s*"
)
_ACCENT = re.compile(
    r"\\(?:([\"'`^~=.])|([uvHcdbrkt])(?![A-Za-z]))\s*"
    r"(?:\{\s*(?:\\([ij])|([^\W\d_]))\s*\}|\\([ij])(?![A-Za-z])\s*(?:\{\})?|([^\W\d_]))"
)
_MATHS = re.compile(r"(?<!\\)\$(?=[^\d\s$])([^$]*)(?<![\s\\])\$")
_COMBINING = {
    '"': "\u0308", "'": "\u0301", "`": "\u0300", "^": "\u0302", "~": "\u0303", "=": "\u0304",
    ".": "\u0307", "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "d": "\u0323",
    "b": "\u0331", "r": "\u030a", "k": "\u0328", "t": "\u0361",
}  # fmt: skip
_LETTERS = {
    "o": "ø", "O": "Ø", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å",
    "ss": "ß", "l": "ł", "L": "Ł", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ",
}  # fmt: skip
_LETTER_COMMAND = re.compile(rf"\\({'|'.join(_LETTERS)})(?![A-Za-z])\s*(?:\{{\}})?")
_NAMED = {
    "textmu": "µ", "textgreater": ">", "textless": "<", "textquotesingle": "'",
    "textregistered": "®", "texttrademark": "™", "textdegree": "°",
    "textperiodcentered": "·", "textquoteright": "’", "textquoteleft": "‘",
    "textquotedblleft": "“", "textquotedblright": "”",
    "textunderscore": "_", "textbar": "|", "textdollar": "$", "slash": "/", "TeX": "TeX",
    "LaTeX": "LaTeX",
}  # fmt: skip
_NAMED_COMMAND = re.compile(rf"\\({'|'.join(_NAMED)})(?![A-Za-z])\s*(?:\{{\}})?")
_SHOWN = {
    "{": "\ufdd0", "textbraceleft": "\ufdd0", "}": "\ufdd1", "textbraceright": "\ufdd1",
    "$": "\ufdd2", "textbackslash": "\ufdd3", "textasciitilde": "\ufdd4",
    "textasciicircum": "\ufdd5",
}  # fmt: skip
"""Signs that LaTeX shows, each with what stands for it while those that it obeys are read."""

_SHOWN_COMMAND = re.compile(
    rf"(?<!\\)\\(?:([{{}}$])|({'|'.join(name for name in _SHOWN if len(name) > 1)})(?![A-Za-z])"
    r"\s*(?:\{\})?)"
)
_SHOWN_SIGNS = str.maketrans("\ufdd0\ufdd1\ufdd2\ufdd3\ufdd4\ufdd5", "{}$\\~^")
_SUBSCRIPTS = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
_SUPERSCRIPTS = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")


def plain_text(value: str) -> str:
    r"""Return a field as people write it, in Unicode's composed form (NFC).

    Accents, letters and symbols are decoded (``{\v S}`` is Š, ``{\'\i}`` is í, ``\&`` is &),
    braces and font commands dropped, ``~`` becomes a blank, ``--`` an en dash. A command that is
    not known is left as written. Nothing is raised for any text.
    """
    if _LATEX.search(value):
        value = _decoded(value)
    return unicodedata.normalize("NFC", value)


def _decoded(value: str) -> str:
    value = value.replace("~", " ") if "\\~" not in value else re.sub(r"(?<!\\)~", " ", value)
    value = _SCRIPT.sub(lambda m: _script(m[1] == "_", m[2]), value)
    if "\\" in value:
        value = _SHOWN_COMMAND.sub(lambda m: _SHOWN[m[1] or m[2]], value)
        value = _without_commands(value)
    if "\\" in value:
        value = _through_codec(value)
    value = _MATHS.sub(r"\1", value)
    for written, meant in (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”")):
        value = value.replace(written, meant)
    value = _NAMED_COMMAND.sub(lambda m: _NAMED[m[1]], value)
    value = value.replace("{", "").replace("}", "").replace("\N{NO-BREAK SPACE}", " ")
    return value.translate(_SHOWN_SIGNS)


def _without_commands(value: str) -> str:
    value = _TEXT_SCRIPT.sub(lambda m: _script(m[1] == "sub", m[2]), value)
    value = _FONT.sub("", value).replace("\\-", "")
    value = _ACCENT.sub(_accented, value)
    value = _LETTER_COMMAND.sub(lambda m: _LETTERS[m[1]], value)
    return _ESCAPED.sub(r"\1", value)


def _accented(found: re.Match[str]) -> str:
    sign, letter_sign, *letters = found.groups()
    return "".join(filter(None, letters)) + _COMBINING[sign or letter_sign]


@lru_cache(maxsize=4096)
def _through_codec(value: str) -> str:
    import codecs

    import latexcodec  # noqa: F401 - registers the codec

    try:
        # This codec decodes text, where the types know codecs of bytes alone.
        decoded, _ = codecs.lookup("ulatex").decode(_BARE_PERCENT.sub(r"\\%", value))  # type: ignore[arg-type]
    except ValueError:
        return value
    return str(decoded)


def _script(below: bool, digits: str) -> str:
    return digits.translate(_SUBSCRIPTS if below else _SUPERSCRIPTS)
