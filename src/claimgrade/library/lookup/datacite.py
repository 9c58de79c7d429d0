"""DataCite: the record of a DOI that it registered, most often of data, software or a report.

``GET /dois/{doi}`` answers a document of JSON:API. The names of the attributes are those of
DataCite's own description of the interface (github.com/datacite/lupo, openapi.yaml, schema
``Doi``), the kinds of resource those of its Metadata Schema 4; ``publisher`` may be an object
with a name. At most 1,000 requests in five minutes are taken from those who say who they are.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from claimgrade.library.formats.pages import joined_pages
from claimgrade.library.formats.people import listed_name
from claimgrade.library.formats.text import as_bibtex, as_verbatim
from claimgrade.library.identifiers import normalise_doi
from claimgrade.library.lookup import values
from claimgrade.library.lookup.client import Client
from claimgrade.library.lookup.found import Found
from claimgrade.library.lookup.request import Request, path_of
from claimgrade.library.names import Name
from claimgrade.model.source import Source

SERVICE = "DataCite"
PAUSE = 0.4

TYPES = {
    "Book": "book",
    "BookChapter": "incollection",
    "ConferencePaper": "inproceedings",
    "ConferenceProceeding": "proceedings",
    "DataPaper": "article",
    "Dataset": "dataset",
    "Dissertation": "phdthesis",
    "JournalArticle": "article",
    "Report": "techreport",
    "Software": "software",
}
"""DataCite's kinds of resource as BibTeX and biblatex have them; ``misc`` for every other."""


def look_up(doi: str, client: Client, base: str) -> Found:
    """Return what DataCite has on a DOI.

    Raises:
        LookupFailed: it has nothing, or there is no usable answer.
    """
    address = f"{base}/dois/{path_of(doi)}"
    answer = client.ask(Request(SERVICE, address, accept="application/vnd.api+json", pause=PAUSE))
    document = values.json_object(answer.data, SERVICE)
    attributes = values.inner(values.inner(document, "data"), "attributes")
    if not attributes:
        raise values.malformed(SERVICE)
    came = normalise_doi(values.words(attributes.get("doi")))
    if came != doi:
        raise values.wrong_record(SERVICE, f"DOI {doi}", f"DOI {came}" if came else "")
    return Found(source_of(attributes), SERVICE, answer)


def source_of(said: Mapping[str, Any]) -> Source:
    """Return the attributes of a work as an entry of a bibliography."""
    general = values.words(values.inner(said, "types").get("resourceTypeGeneral"))
    kind = TYPES.get(general, "misc")
    container = values.inner(said, "container")
    titles = dict(reversed(list(_titles(said))))
    return values.source(
        kind,
        {
            "author": values.people(map(_name, values.objects(said.get("creators")))),
            "title": titles.get("", ""),
            "subtitle": titles.get("Subtitle", ""),
            "journal" if kind == "article" else "booktitle": values.title(
                values.words(container.get("title"))
            ),
            **_date(said),
            "volume": as_bibtex(values.words(container.get("volume"))),
            "number": as_bibtex(values.words(container.get("issue"))),
            "pages": joined_pages(
                values.words(container.get("firstPage")), values.words(container.get("lastPage"))
            ),
            _publisher_field(kind): as_bibtex(_publisher(said)),
            "version": as_bibtex(values.words(said.get("version"))),
            "type": "Preprint" if general == "Preprint" else "",
            "doi": as_verbatim(normalise_doi(values.words(said.get("doi"))) or ""),
            "url": as_verbatim(values.words(said.get("url"))),
            "language": as_bibtex(values.words(said.get("language"))),
            "abstract": _abstract(said),
        },
    )


def _titles(said: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the kind of each title, empty for the title itself, and the title."""
    for one in values.objects(said.get("titles")):
        yield values.words(one.get("titleType")), values.title(values.words(one.get("title")))


def _name(one: Mapping[str, Any]) -> Name:
    family, given = values.words(one.get("familyName")), values.words(one.get("givenName"))
    whole = values.words(one.get("name"))
    if family:
        return values.person(family, given)
    return Name(whole) if one.get("nameType") == "Organizational" else listed_name(whole)


def _date(said: Mapping[str, Any]) -> dict[str, str]:
    year = values.words(said.get("publicationYear"))
    for one in values.objects(said.get("dates")):
        issued = values.words(one.get("date"))
        if one.get("dateType") == "Issued" and issued[:4] == year:
            return values.date(issued[:10].split("-"))
    return values.date([year])


def _publisher(said: Mapping[str, Any]) -> str:
    named = said.get("publisher")
    return values.words(named) or values.words(values.inner(said, "publisher").get("name"))


def _publisher_field(kind: str) -> str:
    return {"phdthesis": "school", "techreport": "institution"}.get(kind, "publisher")


def _abstract(said: Mapping[str, Any]) -> str:
    for one in values.objects(said.get("descriptions")):
        if one.get("descriptionType") == "Abstract":
            return values.abstract(values.words(one.get("description")))
    return ""
