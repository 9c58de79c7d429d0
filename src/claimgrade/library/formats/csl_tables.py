"""The types and variables of CSL 1.0.2, and the entry types and fields that say the same."""

ENTRY_TYPE = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article",
    "article": "article", "review": "review", "periodical": "periodical", "book": "book",
    "collection": "collection", "chapter": "incollection", "entry-encyclopedia": "inreference",
    "entry-dictionary": "inreference", "entry": "inreference",
    "paper-conference": "inproceedings", "report": "techreport", "thesis": "phdthesis",
    "manuscript": "unpublished", "webpage": "online", "post-weblog": "online", "post": "online",
    "dataset": "dataset", "software": "software", "patent": "patent", "pamphlet": "booklet",
    "standard": "standard", "legislation": "legislation", "bill": "legislation",
    "legal_case": "jurisdiction", "personal_communication": "letter", "figure": "image",
    "graphic": "artwork", "song": "audio", "motion_picture": "movie", "broadcast": "video",
    "musical_score": "music", "performance": "performance", "document": "misc",
}  # fmt: skip
"""Entry types by CSL's types; every other type is ``misc``."""

CSL_TYPE = {
    **{kind: csl for csl, kind in reversed(ENTRY_TYPE.items())},
    "inbook": "chapter", "bookinbook": "chapter", "suppbook": "chapter",
    "suppcollection": "chapter", "conference": "paper-conference", "report": "report",
    "mastersthesis": "thesis", "thesis": "thesis", "electronic": "webpage", "www": "webpage",
    "mvbook": "book", "reference": "book", "mvreference": "book", "manual": "book",
    "mvcollection": "book", "proceedings": "book", "mvproceedings": "book",
    "suppperiodical": "article-journal",
}  # fmt: skip

SERIALS = frozenset({"article", "suppperiodical", "periodical", "review"})
PARTS = frozenset({
    "incollection", "inbook", "bookinbook", "suppbook", "suppcollection", "inreference",
    "inproceedings", "conference",
})  # fmt: skip
BOOKS = frozenset({
    "book", "mvbook", "collection", "mvcollection", "proceedings", "mvproceedings", "reference",
    "mvreference", "manual", "booklet",
})  # fmt: skip

PUBLISHER_OF = {
    "techreport": "institution", "report": "institution", "phdthesis": "school",
    "mastersthesis": "school", "thesis": "institution",
}  # fmt: skip

PUBLISHERS = ("publisher", "institution", "school", "organization")
OTHER_CONTAINERS = ("journal", "journaltitle", "booktitle")

PEOPLE = {
    "author": "author", "editor": "editor", "translator": "translator",
    "container-author": "bookauthor", "original-author": "origauthor",
    "reviewed-author": "reviewedauthor",
}  # fmt: skip

TITLES = {"title": "title", "title-short": "shorttitle", "collection-title": "series",
          "event-title": "eventtitle", "original-title": "origtitle",
          "volume-title": "volumetitle"}  # fmt: skip

PLAIN = {
    "volume": "volume", "edition": "edition", "publisher-place": "address", "genre": "type",
    "version": "version", "event-place": "venue", "chapter-number": "chapter",
    "number-of-volumes": "volumes", "number-of-pages": "pagetotal", "language": "language",
    "abstract": "abstract", "note": "note", "annote": "annote", "ISBN": "isbn", "ISSN": "issn",
    "PMID": "pmid", "PMCID": "pmcid", "container-title-short": "shortjournal",
    "status": "pubstate", "call-number": "library", "part-number": "part",
    "original-publisher": "origpublisher", "original-publisher-place": "origlocation",
}  # fmt: skip

DATES = {"accessed": "urldate", "event-date": "eventdate", "original-date": "origdate"}

VARIABLES = frozenset({
    *PEOPLE, *TITLES, *PLAIN, *DATES, "type", "container-title", "publisher", "issue", "number",
    "collection-number", "DOI", "URL", "page", "keyword", "issued",
})  # fmt: skip
"""Variables that are read from the fields of an entry."""

FIELDS = frozenset({
    *PEOPLE.values(), *TITLES.values(), *PLAIN.values(), *DATES.values(), *PUBLISHERS,
    *OTHER_CONTAINERS, "maintitle", "subtitle", "location", "number", "issue", "eid", "doi", "url",
    "pages", "keywords", "date", "year", "month", "day",
})  # fmt: skip
"""Fields that variables are written from; no other changes an item."""
