"""Names and dates between CSL-JSON and the fields of a bibliography entry."""

from collections.abc import Mapping
from typing import Any

from claimgrade.library.formats.dates import When, parsed, valid
from claimgrade.library.formats.people import people_field
from claimgrade.library.names import Name, Names, names

_OTHERS = "others"
_RANGE = 2


def names_of(field: str) -> list[dict[str, str]]:
    """Return the names of a field as CSL has them; unnamed others in a word."""
    found = names(field)
    made = [_csl_name(name) for name in found.people]
    return [*made, {"literal": _OTHERS}] if found.others else made


def field_of(people: Any) -> str:
    """Return a list of CSL names as BibTeX's ``author`` has them; what is no name is passed by."""
    if not isinstance(people, list):
        return ""
    read = [name for one in people if isinstance(one, Mapping) and (name := _name(one))]
    others = bool(read) and read[-1] in (Name(_OTHERS), Name("et al."), Name("et al"))
    return people_field(Names(tuple(read[: len(read) - others]), others))


def _csl_name(name: Name) -> dict[str, str]:
    if not (name.given or name.particle or name.suffix):
        return {"literal": name.family}
    given, dropping = _dropping(name.given)
    made = {
        "family": name.family,
        "given": given,
        "dropping-particle": dropping,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
    }
    return {part: said for part, said in made.items() if said}


def _dropping(given: str) -> tuple[str, str]:
    """Part given names from the small words after them, which CSL calls a dropping particle."""
    words = given.split()
    place = len(words)
    while place > 1 and words[place - 1].islower() and words[place - 1].isalpha():
        place -= 1
    return " ".join(words[:place]), " ".join(words[place:])


def _name(one: Mapping[str, Any]) -> Name | None:
    def part(key: str) -> str:
        said = one.get(key)
        return " ".join(str(said).split()) if isinstance(said, str | int) else ""

    if literal := part("literal"):
        return Name(literal)
    given = " ".join(filter(None, (part("given"), part("dropping-particle"))))
    family = part("family")
    if not family:
        return Name(given) if given else None
    return Name(family, given, part("non-dropping-particle"), part("suffix"))


def date_of(moment: When) -> dict[str, Any]:
    """Return a date as CSL has it."""
    if not moment.begin:
        return {"raw": moment.text}
    spans = [list(moment.begin)]
    if moment.end is not None:
        spans.append(list(moment.end) or [0])
    made: dict[str, Any] = {"date-parts": spans}
    if moment.season:
        made["season"] = moment.season
    if moment.circa:
        made["circa"] = True
    return made


def when_of(date: Any) -> When | None:
    """Return what a CSL date says; None where it says nothing that can be read."""
    if not isinstance(date, Mapping):
        return parsed(date) if isinstance(date, str) and date.strip() else None
    spans = date.get("date-parts")
    parts = [_parts(span) for span in spans] if isinstance(spans, list) else []
    if parts and parts[0]:
        end = parts[1] if len(parts) == _RANGE else None
        season = _number(date.get("season"))
        return When(
            parts[0], end, season if season in (1, 2, 3, 4) else None, bool(date.get("circa"))
        )
    for key in ("raw", "literal"):
        if isinstance(date.get(key), str) and date[key].strip():
            return parsed(date[key])
    return None


def _parts(span: Any) -> tuple[int, ...]:
    numbers = [_number(part) for part in span] if isinstance(span, list) else []
    if not numbers or not numbers[0]:
        return ()
    return valid(tuple(number or 0 for number in numbers[:3]))


def _number(part: Any) -> int | None:
    if isinstance(part, bool):
        return None
    if isinstance(part, int):
        return part if abs(part) < 10_000 else None
    if isinstance(part, float):
        return int(part) if part.is_integer() and abs(part) < 10_000 else None
    text = str(part).strip()
    digits = text.removeprefix("-")
    return int(text) if digits.isdecimal() and digits.isascii() and len(digits) <= 4 else None
