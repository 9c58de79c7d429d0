"""From what the tags of a RIS record hold to the fields of a bibliography entry."""

import re
from collections.abc import Iterable

from claimgrade.library.formats import ris_tags
from claimgrade.library.formats.dates import When, date_fields, day_field
from claimgrade.library.formats.fields import ordered
from claimgrade.library.formats.keywords import joined_keywords
from claimgrade.library.formats.pages import joined_pages
from claimgrade.library.formats.people import field_of_listed, looks_like_a_person
from claimgrade.library.formats.ris_dates import is_whole, ris_date, with_month
from claimgrade.library.formats.text import as_bibtex, as_verbatim, is_key
from claimgrade.library.identifiers import normalise_doi
from claimgrade.library.latex import plain_text
from claimgrade.model.source import Source

Values = dict[str, list[str]]

_DOI_ELSEWHERE = ("DI", "M3", "L3", "LK", "ID", "AN", "U1", "N1", "UR", "L2")
_ADDRESSES = ("UR", "L2")
_WHOLE_DOI = re.compile(
    r"(?:doi:?\s*|(?:doi:\s*)?https?://(?:dx\.)?doi\.org/)?10\.\d{4,9}/\S+", re.IGNORECASE
)
_PUBMED = re.compile(r"PMID:?\s*(?P<pmid>\d{1,9})|(?:PMCID:?\s*)?(?P<pmcid>PMC\d{1,9})", re.I)
_BETWEEN = re.compile(r"[\s;,.]*")
_ADDRESS_END = re.compile(r";\s*(?=https?://|ftp://)", re.IGNORECASE)
_MASTERS = re.compile(r"master|m\.?\s?(?:sc|a)\b", re.IGNORECASE)
_ISSN_DIGITS = (8, 16)
_ISBN_DIGITS = (10, 13)


def source_of(values: Values) -> tuple[Source, tuple[str, ...]]:
    """Return a record as a source, and in words what stands in an unusual place in it."""
    reader = _Reader(values)
    return reader.source(), tuple(reader.notes)


class _Reader:
    """Takes what the tags of one record hold, until nothing is left."""

    def __init__(self, values: Values) -> None:
        self.values = {tag: [*held] for tag, held in values.items()}
        self.notes: list[str] = []
        self.fields: dict[str, str] = {}
        self._type = self._take_one("TY").upper()
        self.kind = self._kind()

    def source(self) -> Source:
        """Return the record as a source."""
        key = self._key()
        if self._type and ris_tags.RIS_TYPE.get(self.kind) != self._type:
            self.fields[f"{ris_tags.KEPT}ty"] = as_bibtex(self._type)
        self._doi()
        self._pubmed()
        self._numbers_of_series()
        self._people()
        self._titles()
        self._dates()
        self.fields["pages"] = joined_pages(self._take_one("SP"), self._take_one("EP"))
        self._texts()
        self._notes()
        self._rest()
        return Source(key, self.kind, ordered(self.fields))

    def _kind(self) -> str:
        if self._type == "CONF" and (self.values.get("AU") or self.values.get("A1")):
            return "inproceedings"
        if self._type == "THES" and any(map(_MASTERS.search, self.values.get("M3", []))):
            return "mastersthesis"
        return ris_tags.TYPE_OF.get(self._type, "misc")

    def _take(self, *tags: str) -> list[str]:
        return [one for tag in tags for one in self.values.pop(tag, [])]

    def _take_one(self, *tags: str) -> str:
        """Take the first text of the first tag that has one; what else there is stays."""
        held = next((self.values[tag] for tag in tags if self.values.get(tag)), None)
        return held.pop(0) if held else ""

    def _put(self, field: str, text: str) -> None:
        if text:
            self.fields[field] = as_bibtex(text)

    def _move(self, tag: str, held: str, field: str, value: str) -> bool:
        """Take a text out of its tag for a field; False where the field is taken."""
        if field in self.fields:
            return False
        self.values[tag].remove(held)
        self.fields[field] = value
        return True

    def _key(self) -> str:
        held = self.values.get("ID")
        return held.pop(0) if held and is_key(held[0]) else ""

    def _doi(self) -> None:
        others = []
        for held in self._take("DO"):
            doi = normalise_doi(held)
            if "doi" not in self.fields:
                self.fields["doi"] = as_verbatim(doi or held)
            elif doi != self.fields["doi"]:
                others.append(held)
        self.values["DO"] = others
        for tag in _DOI_ELSEWHERE:
            for held in self.values.get(tag, [])[:]:
                self._doi_elsewhere(tag, held)

    def _doi_elsewhere(self, tag: str, held: str) -> None:
        doi = normalise_doi(held) if _WHOLE_DOI.fullmatch(held) else None
        if doi is None:
            return
        if "doi" not in self.fields:
            self.fields["doi"] = as_verbatim(doi)
            self.notes.append(f"the DOI stands in {tag}, not in DO")
        if self.fields["doi"] == doi and tag not in _ADDRESSES:
            self.values[tag].remove(held)

    def _pubmed(self) -> None:
        for tag in ("N1", "C2"):
            for held in self.values.get(tag, [])[:]:
                if _BETWEEN.fullmatch(_PUBMED.sub("", held)):
                    self._take_pubmed(tag, held)
        databases = self.values.get("DB", [])
        if any(one.lower() in ("pubmed", "medline") for one in databases):
            for held in self.values.get("AN", [])[:]:
                if held.isdecimal() and self._move("AN", held, "pmid", held):
                    self.values["DB"] = [d for d in databases if d.lower() != "pubmed"]

    def _take_pubmed(self, tag: str, held: str) -> None:
        found = {
            name: value.upper()
            for one in _PUBMED.finditer(held)
            for name, value in one.groupdict().items()
            if value
        }
        if found and not self.fields.keys() & found.keys():
            self.values[tag].remove(held)
            self.fields |= found

    def _numbers_of_series(self) -> None:
        found: dict[str, list[str]] = {}
        for held in self._take("SN"):
            found.setdefault(self._number_field(held), []).append(as_bibtex(held))
        self.fields |= {field: ", ".join(held) for field, held in found.items()}

    def _number_field(self, held: str) -> str:
        digits = len(re.sub(r"[^\dXx]", "", held.partition("(")[0]))
        if digits in _ISSN_DIGITS:
            return "issn"
        if digits in _ISBN_DIGITS:
            return "isbn"
        return "issn" if self.kind in ("article", "periodical") else "isbn"

    def _people(self) -> None:
        for field, tags in ris_tags.PEOPLE.items():
            texts = self._take(*tags)
            self.fields[field] = field_of_listed(texts)
            self.notes += [
                f"the name '{text}' has no comma, and is read as that of a body"
                for text in texts
                if looks_like_a_person(text)
            ]

    def _titles(self) -> None:
        title_tags = ("TI", "T1", "CT", *(("BT",) if self.kind in ris_tags.WHOLE else ()))
        self._put("title", self._take_one(*title_tags))
        container = ris_tags.CONTAINER_OF.get(self.kind, "booktitle")
        self._put(container, self._take_one(*ris_tags.CONTAINER_TAGS))
        self._put("shortjournal", self._take_one(*ris_tags.SHORT_CONTAINER_TAGS))
        self._put("series", self._take_one("T3") if "series" not in self.fields else "")
        names = ("title", container, "shortjournal")
        said = {plain_text(self.fields.get(name, "")) for name in names}
        for tag in (*title_tags, *ris_tags.CONTAINER_TAGS, *ris_tags.SHORT_CONTAINER_TAGS):
            self.values[tag] = [one for one in self.values.get(tag, []) if one not in said]

    def _dates(self) -> None:
        year, day = self._take_one("PY", "Y1"), self._take_one("DA")
        found = ris_date(year) if year else None
        written = year
        if day and (better := _better(found, day)):
            found, written = better, day
        elif day:
            self._keep("DA", day)
        if found:
            self.fields |= date_fields(found)
            if found.begin and not is_whole(written, found):
                self._keep("DA" if written is day else "Y1", written)
        if accessed := self._take_one("Y2"):
            self.fields["urldate"] = day_field(ris_date(accessed))

    def _keep(self, tag: str, text: str) -> None:
        self.values.setdefault(tag, []).insert(0, text)

    def _texts(self) -> None:
        for tag, field in ris_tags.PLAIN.items():
            if field not in self.fields:
                self._put(field, self._take_one(tag))
        if self.kind == "mastersthesis" and self.fields.get("type") == ris_tags.MASTERS_THESIS:
            del self.fields["type"]
        self._put(ris_tags.PUBLISHER_OF.get(self.kind, "publisher"), self._take_one("PB"))
        addresses = [one for held in self._take("UR") for one in _ADDRESS_END.split(held)]
        self.values["UR"] = addresses
        for tag, field in ris_tags.VERBATIM.items():
            if held := self._take_one(tag):
                self.fields[field] = as_verbatim(held)

    def _notes(self) -> None:
        self._put("abstract", self._take_one("AB", "N2"))
        self.values["N2"] = [
            one
            for one in self.values.get("N2", [])
            if as_bibtex(one) != self.fields.get("abstract")
        ]
        self.fields["note"] = _joined(self._take("N1"))
        self.fields["annote"] = _joined(self._take("RN"))
        self.fields["keywords"] = joined_keywords(self._take("KW"))

    def _rest(self) -> None:
        for tag, held in self.values.items():
            for place, one in enumerate(held, start=1):
                suffix = "" if place == 1 else f"-{place}"
                self.fields[f"{ris_tags.KEPT}{tag.lower()}{suffix}"] = as_bibtex(one)


def _better(year: When | None, day: str) -> When | None:
    """Return the date of ``DA`` where it agrees with the year and says more; else None."""
    found = ris_date(day)
    if not found.begin:
        return with_month(year, day) if year else found
    return found if year is None or not year.begin or year.begin[0] == found.begin[0] else None


def _joined(texts: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(as_bibtex(text) for text in texts))
