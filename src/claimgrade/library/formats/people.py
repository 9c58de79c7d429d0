"""Names between the fields of a bibliography entry and formats that have them in parts."""

import re
from collections.abc import Iterable

from claimgrade.library.formats.text import as_bibtex
from claimgrade.library.names import Name, Names, names

_WITH_INITIALS = re.compile(r"[^\W\d_a-z][\w'’-]+(?: [\w'’-]+)? (?:[A-Z]\.? ?){1,3}")
_OTHERS = re.compile(r"(?:and\s+)?(?:others|et\.?\s*al(?:ii)?\.?)", re.IGNORECASE)


def people_field(found: Names) -> str:
    """Return names as BibTeX's ``author`` and ``editor`` have them, parted by ``and``."""
    written = [person(name) for name in found.people]
    return " and ".join([*written, "others"] if found.others else written)


def person(name: Name) -> str:
    """Return one name so that ``names`` reads it back in the same parts; a body in braces."""
    family, given, suffix = as_bibtex(name.family), as_bibtex(name.given), as_bibtex(name.suffix)
    if not (given or suffix or name.particle):
        return f"{{{family}}}"
    for shown in (family, f"{{{family}}}"):
        surname = " ".join(filter(None, (as_bibtex(name.particle), shown)))
        parts = [surname, suffix, given or "{}"] if suffix else [surname, given or "{}"]
        written = ", ".join(parts)
        if names(written).people == (name,):
            return written
    kept = [f"{{{part}}}" for part in ((suffix, given) if suffix else (given,))]
    return ", ".join([f"{as_bibtex(name.particle)} {{{family}}}".strip(), *kept])


def listed_name(text: str) -> Name:
    """Return a name written ``Family, Given, Suffix``; one without a comma is a body's.

    A comma at the end, or two together, say that a name is a body's, as EndNote has it.
    """
    text = " ".join(text.split())
    if ",," in text:
        return Name(text.replace(",,", ",", 1).strip())
    parts = [part.strip() for part in text.split(",")]
    if len(parts) == 1 or not any(parts[1:]):
        return Name(parts[0])
    return with_particle(parts[0], parts[1], ", ".join(filter(None, parts[2:])))


def with_particle(family: str, given: str, suffix: str = "") -> Name:
    """Return a name whose family name may begin with a particle in small letters, as BibTeX's."""
    if family[:1].islower() and " " in family:
        read = names(f"{as_bibtex(family)}, x").people
        if len(read) == 1 and read[0].particle:
            return Name(read[0].family, given, read[0].particle, suffix)
    return Name(family, given, "", suffix)


def listed(name: Name) -> str:
    """Return a name as ``Family, Given, Suffix``; :func:`listed_name` reads it back."""
    if not (name.given or name.suffix or name.particle):
        return name.family.replace(",", ",,", 1)
    if not (name.given or name.suffix):
        return name.surname
    return ", ".join(filter(None, (name.surname, name.given, name.suffix)))


def looks_like_a_person(text: str) -> bool:
    """Tell whether a name without a comma is most likely a person's: ``Smith JA``."""
    return _WITH_INITIALS.fullmatch(text.strip()) is not None


def field_of_listed(texts: Iterable[str]) -> str:
    """Return names of a list as BibTeX's ``author`` has them."""
    return people_field(listed_names(texts))


def listed_names(texts: Iterable[str]) -> Names:
    """Return the names of a list, one a text; "et al." at its end says that there are others."""
    written = [text for text in texts if text.strip(" ,")]
    others = bool(written) and _OTHERS.fullmatch(written[-1].strip()) is not None
    return Names(tuple(listed_name(text) for text in written[: len(written) - others]), others)
