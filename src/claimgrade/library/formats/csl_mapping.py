"""What an item of CSL-JSON and a bibliography entry both have names for."""

from collections.abc import Mapping
from typing import Any

from claimgrade.library.formats import csl_tables as tables
from claimgrade.library.formats.csl_names import date_of, field_of, names_of, when_of
from claimgrade.library.formats.dates import date_fields, date_text, day_field, parsed, when
from claimgrade.library.formats.keywords import joined_keywords, keywords
from claimgrade.library.formats.markup import as_html, from_html
from claimgrade.library.formats.pages import bibtex_pages, plain_pages
from claimgrade.library.formats.text import as_bibtex, as_verbatim, is_key, verbatim_text
from claimgrade.library.identifiers import normalise_doi
from claimgrade.library.latex import plain_text
from claimgrade.model.source import Source

Item = dict[str, Any]


def mapped_source(item: Mapping[str, Any]) -> Source:
    """Return what an item and an entry both have names for."""
    given = item.get("type")
    kind = tables.ENTRY_TYPE.get(given, "misc") if isinstance(given, str) else "misc"
    if kind == "phdthesis" and "master" in _string(item.get("genre")).lower():
        kind = "mastersthesis"
    fields: dict[str, str] = {}
    for name, value in item.items():
        if field := tables.PEOPLE.get(name):
            fields[field] = field_of(value)
        elif field := tables.TITLES.get(name):
            fields[field] = from_html(_string(value))
        elif field := tables.PLAIN.get(name):
            fields[field] = as_bibtex(_string(value))
        elif name in ("DOI", "URL"):
            fields[name.lower()] = as_verbatim(_string(value))
        elif field := tables.DATES.get(name):
            moment = when_of(value)
            fields[field] = day_field(moment) if moment else ""
    fields |= _container_fields(item, kind)
    if doi := normalise_doi(fields.get("doi")):
        fields["doi"] = as_verbatim(doi)
    issued = when_of(item.get("issued"))
    fields |= date_fields(issued) if issued else {}
    fields["pages"] = bibtex_pages(_string(item.get("page")))
    fields["keywords"] = joined_keywords(keywords(as_bibtex(_string(item.get("keyword")))))
    return Source(_key(item), kind, {name: value for name, value in fields.items() if value})


def _key(item: Mapping[str, Any]) -> str:
    key = item.get("id")
    return key if isinstance(key, str) and (is_key(key) or key.isalnum()) else ""


def _container_fields(item: Mapping[str, Any], kind: str) -> dict[str, str]:
    issue, number = _string(item.get("issue")), _string(item.get("number"))
    publisher = tables.PUBLISHER_OF.get(kind, "publisher")
    made = {publisher: as_bibtex(_string(item.get("publisher")))}
    made[_container_name(kind)] = from_html(_string(item.get("container-title")))
    if kind in tables.SERIALS:
        return made | {"number": as_bibtex(issue), "eid": as_bibtex(number)}
    if kind in tables.BOOKS | tables.PARTS:
        number = _string(item.get("collection-number"))
    return made | {"number": as_bibtex(number), "issue": as_bibtex(issue)}


def _container_name(kind: str) -> str:
    if kind in tables.SERIALS:
        return "journal"
    return "maintitle" if kind in tables.BOOKS else "booktitle"


def _string(value: Any) -> str:
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def mapped_item(source: Source) -> Item:
    """Return the variables of an item that the fields of an entry have names for."""
    fields, kind = source.fields, source.entry_type
    item: Item = {"id": source.key} if source.key else {}
    item["type"] = tables.CSL_TYPE.get(kind, "document")
    for name, field in tables.PEOPLE.items():
        item[name] = names_of(fields[field]) if field in fields else None
    for name, field in tables.TITLES.items():
        item[name] = as_html(fields[field]) if field in fields else None
    if item["title"] and fields.get("subtitle"):
        item["title"] = f"{item['title']}: {as_html(fields['subtitle'])}"
    item |= _container_variables(fields, kind)
    issued = when(fields)
    item["issued"] = date_of(issued) if issued else None
    for name, field in tables.PLAIN.items():
        item[name] = _plain(fields, field)
    item["publisher-place"] = _plain(fields, "address", "location")
    item["URL"] = verbatim_text(fields.get("url", ""))
    item["DOI"] = normalise_doi(fields.get("doi")) or verbatim_text(fields.get("doi", ""))
    for name, field in tables.DATES.items():
        item[name] = date_of(parsed(date_text(fields[field]))) if fields.get(field) else None
    item["page"] = plain_pages(fields.get("pages", ""))
    item["keyword"] = _keyword(keywords(fields.get("keywords", "")))
    return {name: value for name, value in item.items() if value}


def _keyword(words: list[str]) -> str:
    return ("; " if any("," in word for word in words) else ", ").join(words)


def _container_variables(fields: Mapping[str, str], kind: str) -> Item:
    container = _container_name(kind)
    names = (container, *(tables.OTHER_CONTAINERS if container != "maintitle" else ()))
    made: Item = {
        "container-title": next((as_html(fields[n]) for n in names if fields.get(n)), ""),
        "publisher": _plain(fields, tables.PUBLISHER_OF.get(kind, ""), *tables.PUBLISHERS),
    }
    if kind in tables.SERIALS:
        return made | {"issue": _plain(fields, "number", "issue"), "number": _plain(fields, "eid")}
    in_series = kind in tables.BOOKS | tables.PARTS
    number = "collection-number" if in_series else "number"
    return made | {number: _plain(fields, "number"), "issue": _plain(fields, "issue")}


def _plain(fields: Mapping[str, str], *names: str) -> str:
    return next((plain_text(fields[name]).strip() for name in names if fields.get(name)), "")
