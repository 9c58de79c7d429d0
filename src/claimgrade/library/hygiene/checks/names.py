"""Checks of the names of people, as BibTeX reads them."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from claimgrade.library.hygiene.checks.placeholders import is_placeholder
from claimgrade.library.hygiene.codes import names as codes
from claimgrade.library.hygiene.remark import NAME_FIELDS, Remark, present, shown
from claimgrade.library.latex import plain_text
from claimgrade.workspace.bibtex.entries import BibEntry
from claimgrade.workspace.diagnostic import Diagnostic

_AND_OR_BRACE = re.compile("[{}]| and ", re.IGNORECASE)
_AND = re.compile(" and ", re.IGNORECASE)
_LONGEST_NAME = 1000
_ET_AL = re.compile(r"(?<![\w{])et\.?\s+al(?![\w])\.?", re.IGNORECASE)
_ET_AL_AT_END = re.compile(r" ?,?(?: and)? ?,? ?(?<![\w{])et\.? al\b\.?,? ?$", re.IGNORECASE)
_STRAY_AND = re.compile(r"^and | and ?$| and(?= and )", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:jr|sr|i{1,3}|iv|vi{0,3}|[2-5](?:nd|rd|th)|esq)\.?,?", re.IGNORECASE)
_NAME_PARTS = re.compile(r"\b[a-z]+\s?=", re.IGNORECASE)
"""biblatex's other way of writing a name: family=…, given=…."""

_NO_NAME = frozenset({"N. N.", "N.N.", "X. X."})
_FAMILY_INITIALS = re.compile(r"[^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+)? (?:[A-Z]\.?[- ]?){1,3}")
_INITIALS = re.compile(r"(?:[A-Z]\.[-\s]*)+|[A-Z](?:\s[A-Z])+")
_DIGIT_AT_WORD = re.compile(
    r"[^\W\d_]{2}[.,]?\d{1,2}(?!\w)|[*†‡§¶¹²³⁰⁴-⁹]|\$\s*\^|\\textsuperscript\s*\{\d"
)
_DEGREE = re.compile(
    r"^(?:Dr|DR|Prof|Professor|Mr|Mrs)\b\.?\s+\S|[\s,](?:Dr|Prof)\.(?:\s|,|$)"
    r"|[\s,](?:Ph\.?\s?D|Dr\.\s?med|M\.?Sc|B\.?Sc|MPH|MBBS|FRCP)\.?(?:,|$)"
)
_MD_AFTER_NAMES = re.compile(r"[^\W\d_]{2,}\.?,? M\.?D\.?$")
_BODY = re.compile(
    r"group|collab|consort|team|committee|society|associat|organi[sz]ation|institut|universit|centre"
    r"|center|agency|council|department|ministry|foundation|network|press|project|program|federation"
    r"|college|academy|union|office|bureau|national|international|commission|board|trial|study|ltd"
    r"|inc\b|gmbh|corp|company|laborator|initiative|panel|working|force",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&#?\w+;")
_AMPERSAND = re.compile(
    r"[^\W\d_]{2,}, (?:[A-Z]\.[- ]?)+,?\s*\\?&\s*[^\W\d_]{2,}, (?:[A-Z]\.?[- ]?)+"
)


def people(entry: BibEntry) -> Iterator[Remark]:
    """Check every name in the fields of names."""
    for field, value in present(entry, NAME_FIELDS):
        if not is_placeholder(value):
            yield from _whole(field, value)
            yield from _each(field, value)


def _whole(field: str, value: str) -> Iterator[Remark]:
    """Check what separates the names."""
    if _STRAY_AND.search(value):
        mended = {field: _STRAY_AND.sub("", value)}
        message = f"the {field} has an 'and' without a name: '{shown(value[-60:])}'"
        yield Remark(codes.STRAY_AND, message, field, mended if mended[field] else {})
    if _ET_AL.search(value):
        mended = {field: _ET_AL_AT_END.sub(" and others", value)}
        complete = mended[field] != value and not _ET_AL.search(mended[field])
        usable = complete and not mended[field].startswith(" ")
        message = f"the {field} has 'et al.' in it: '{shown(value[-60:])}'"
        yield Remark(codes.ET_AL_IN_NAMES, message, field, mended if usable else {})


def _each(field: str, value: str) -> Iterator[Remark]:
    """Check each name, at most one remark of a kind for a field."""
    said = set()
    for name in written_names(value):
        for number in _faults_of(name):
            if number not in said:
                said.add(number)
                code, _, words = _OF_A_NAME[number]
                message = words.format(name=shown(plain_text(name[:_LONGEST_NAME])), field=field)
                yield Remark(code, message, field)


@lru_cache(maxsize=50_000)
def _faults_of(name: str) -> tuple[int, ...]:
    """Return which checks of a name it fails; many names stand on several works."""
    plain = plain_text(name[:_LONGEST_NAME])
    return tuple(n for n, (_, is_so, _) in enumerate(_OF_A_NAME) if is_so(plain))


def written_names(value: str) -> Iterator[str]:
    """Yield the names in a field as written, those of bodies in braces of their own left out."""
    for name in _split(value) if "{" in value else _AND.split(value):
        stripped = name.strip()
        is_body = stripped.startswith("{") and not stripped.startswith("{\\")
        if not stripped or stripped.lower() == "others" or is_body:
            continue
        if not _ET_AL.search(stripped) and not _NAME_PARTS.search(stripped):
            yield stripped


def _split(value: str) -> Iterator[str]:
    """Yield the parts between each 'and' that stands outside braces, as BibTeX splits names."""
    depth = start = 0
    for found in _AND_OR_BRACE.finditer(value):
        sign = found.group()
        depth += (sign == "{") - (sign == "}")
        if depth == 0 and len(sign) > 1:
            yield value[start : found.start()]
            start = found.end()
    yield value[start:]


def _in_capitals(name: str) -> bool:
    family, comma, _given = name.partition(",")
    if comma:
        return _is_shouted(family) and not _BODY.search(name)
    words = [word for word in re.split(r"[\s.-]+", name) if word]
    long = [word for word in words if len(word) > 2]
    return len(long) >= 2 and all(map(_is_shouted, long)) and not _BODY.search(name)


def _is_shouted(text: str) -> bool:
    letters = [sign for sign in text if sign.isalpha()]
    # In scripts without small letters nothing is in capitals.
    return len(letters) >= 3 and text.isupper() and all(map(_has_small_letter, letters))


def _has_small_letter(letter: str) -> bool:
    return letter.lower() != letter


def _not_separated(name: str) -> bool:
    if ";" in name and len(list(filter(str.strip, _ENTITY.sub(" ", name).split(";")))) > 1:
        return True
    if "&" in name and _AMPERSAND.search(name):
        return True
    parts = [part.strip() for part in name.split(",") if part.strip()]
    if _BODY.search(name) or len(parts) < 2:
        return False
    if len(parts) == 2:
        return all(map(_is_whole_name, parts))
    if len(parts) == 3:
        if _SUFFIX.fullmatch(parts[1]) or _SUFFIX.fullmatch(parts[2]) or _DEGREE.search(name):
            return False
        return sum(map(_is_whole_name, parts)) >= 2
    return not _DEGREE.search(name)


def _is_whole_name(part: str) -> bool:
    """Tell whether a part between commas is a family name with initials: ``Smith JA``."""
    return bool(_FAMILY_INITIALS.fullmatch(part)) and not _SUFFIX.fullmatch(part.split()[-1])


def _without_family(name: str) -> bool:
    family, comma, given = name.partition(",")
    if comma:
        return "." in family and bool(_INITIALS.fullmatch(family.strip())) and bool(given.strip())
    return _INITIALS.fullmatch(name) is not None and name not in _NO_NAME


def _with_number(name: str) -> bool:
    return _DIGIT_AT_WORD.search(name) is not None and not _BODY.search(name)


def _with_degree(name: str) -> bool:
    if _DEGREE.search(name):
        return not _BODY.search(name)
    return name.count(",") != 1 and _MD_AFTER_NAMES.search(name) is not None


_OF_A_NAME: tuple[tuple[Diagnostic, Callable[[str], bool], str], ...] = (
    (codes.NAME_IN_CAPITALS, _in_capitals, "the {field} '{name}' is written in capitals"),
    (
        codes.NAMES_NOT_SEPARATED,
        _not_separated,
        "'{name}' is read as one person; several names are joined by 'and'",
    ),
    (codes.NO_FAMILY_NAME, _without_family, "the {field} '{name}' has no family name"),
    (codes.NUMBER_IN_NAME, _with_number, "a digit or a sign sticks to the {field} '{name}'"),
    (codes.TITLE_IN_NAME, _with_degree, "the {field} '{name}' has a title or degree in it"),
)

CHECKS = (people,)
