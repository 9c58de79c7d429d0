"""Answers in the formats of the services that references are looked up at, written by hand.

They follow the services' documentation, as the modules of ``claimgrade.library.lookup`` name it;
no answer of a real service was at hand.
"""

import json
from typing import Any

DOI = "10.1152/jappl.2000.88.1.61"
TITLE = (
    "Rapid increase in plasma growth hormone after low-intensity resistance exercise with "
    "vascular occlusion"
)


def crossref(**fields: Any) -> dict[str, Any]:
    message = {
        "DOI": DOI,
        "type": "journal-article",
        "title": [TITLE],
        "container-title": ["Journal of Applied Physiology"],
        "short-container-title": ["J Appl Physiol"],
        "author": [
            {"given": "Yudai", "family": "Takarada", "sequence": "first", "affiliation": []},
            {"given": "Yutaka", "family": "Nakamura", "sequence": "additional", "affiliation": []},
        ],
        "issued": {"date-parts": [[2000, 1, 1]]},
        "published-print": {"date-parts": [[2000, 1]]},
        "volume": "88",
        "issue": "1",
        "page": "61-65",
        "ISSN": ["8750-7587", "1522-1601"],
        "publisher": "American Physiological Society",
        "language": "en",
        "abstract": "<jats:title>Abstract</jats:title>"
        "<jats:p>GH rose 290-fold (p &lt; 0.01).</jats:p>",
    }
    message = {name: said for name, said in {**message, **fields}.items() if said is not None}
    return {"status": "ok", "message-type": "work", "message-version": "1.0.0", "message": message}


def datacite(doi: str = "10.5281/zenodo.1234", **attributes: Any) -> dict[str, Any]:
    said = {
        "doi": doi,
        "titles": [
            {"title": "Pressures and loads"},
            {"title": "a data set", "titleType": "Subtitle"},
        ],
        "creators": [
            {"name": "Smith, Ann", "nameType": "Personal", "givenName": "Ann",
             "familyName": "Smith"},
            {"name": "Cuff Consortium", "nameType": "Organizational"},
        ],
        "publisher": "Zenodo",
        "publicationYear": 2021,
        "dates": [{"date": "2021-05-06", "dateType": "Issued"}],
        "types": {"resourceTypeGeneral": "Dataset", "bibtex": "misc"},
        "container": {},
        "descriptions": [{"description": "Raw data.", "descriptionType": "Abstract"}],
        "url": "https://zenodo.org/record/1234",
        "version": "1.0",
    }  # fmt: skip
    return {"data": {"id": doi, "type": "dois", "attributes": {**said, **attributes}}}


MEDLINE = """
PMID- 10642363
OWN - NLM
STAT- MEDLINE
TI  - Rapid increase in plasma growth hormone after low-intensity resistance exercise
      with vascular occlusion.
PG  - 61-5
AB  - Hormonal and inflammatory responses were examined.
FAU - Takarada, Y
AU  - Takarada Y
FAU - Nakamura, Y
AU  - Nakamura Y
LA  - eng
PT  - Journal Article
TA  - J Appl Physiol (1985)
JT  - Journal of applied physiology (Bethesda, Md. : 1985)
VI  - 88
IP  - 1
DP  - 2000 Jan
AID - 10.1152/jappl.2000.88.1.61 [doi]
SO  - J Appl Physiol (1985). 2000 Jan;88(1):61-5.
"""

ARXIV = """\
<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">
  <title>ArXiv Query: id_list=2101.00001</title>
  <entry>
    <id>http://arxiv.org/abs/2101.00001v2</id>
    <updated>2021-03-01T00:00:00Z</updated>
    <published>2021-01-02T10:00:00Z</published>
    <title>Flow under
  pressure: a $k$-fold model</title>
    <summary>  We model
flow.  </summary>
    <author><name>Ann van der Berg</name></author>
    <author><name>H1 Collaboration</name></author>
    <arxiv:doi>10.1000/journal.7</arxiv:doi>
    <arxiv:journal_ref>J. Flow 3 (2021) 7-9</arxiv:journal_ref>
    <arxiv:primary_category term="physics.flu-dyn" scheme="http://arxiv.org/schemas/atom"/>
  </entry>
</feed>
"""

ARXIV_ERROR = """\
<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <entry>
    <id>http://arxiv.org/api/errors#incorrect_id_format_for_1234.12345</id>
    <title>Error</title>
    <summary>incorrect id format for 1234.12345</summary>
  </entry>
</feed>
"""

ISBN = "9780306406157"

BOOK = {
    f"ISBN:{ISBN}": {
        "title": "Blood Flow",
        "subtitle": "A Primer",
        "authors": [{"name": "Ann Smith", "url": "https://openlibrary.org/authors/OL1A"}],
        "publishers": [{"name": "Plenum"}],
        "publish_places": [{"name": "New York"}],
        "publish_date": "May 16, 1982",
        "number_of_pages": 312,
        "identifiers": {"isbn_10": ["0306406152"], "openlibrary": ["OL1M"]},
    }
}

PAGE = """\
<!doctype html><html><head><meta charset="utf-8"><title>Shown by the browser</title>
<meta name="citation_title" content="Cuffs &amp; bands">
<meta name="citation_author" content="Smith, Ann">
<meta name="citation_author" content="Bo Jones">
<meta name="citation_journal_title" content="Journal of Cuffs">
<meta name="citation_publication_date" content="2019/03/04">
<meta name="citation_volume" content="7"><meta name="citation_issue" content="2">
<meta name="citation_firstpage" content="11"><meta name="citation_lastpage" content="19">
{more}</head><body>words</body></html>
"""


def page(more: str = "") -> str:
    return PAGE.replace("{more}", more)


def pmc(**record: Any) -> str:
    found = {"pmcid": "PMC3531190", "pmid": 10642363, "requested-id": "PMC3531190", **record}
    records = [{name: said for name, said in found.items() if said is not None}]
    return json.dumps({"status": "ok", "records": records})
