"""NCBI: the record of a PMID in PubMed, and the PMID of a PMCID.

``efetch.fcgi?db=pubmed&rettype=medline&retmode=text`` answers in the MEDLINE format, which the
reader of such files takes; ``tool`` and ``email`` say who asks, and at most three requests a
second are taken (NCBI, "A General Introduction to the E-utilities"). The converter answers
``{"records": [{"pmid", "pmcid", "doi", …}]}``, with ``errmsg`` where it has nothing (NCBI, "PMC
ID Converter API"). The tags of retractions and corrections are those of NLM's "MEDLINE/PubMed Data
Element (Field) Descriptions".
"""

import re
from collections.abc import Iterator

from claimgrade.library.formats import nbib
from claimgrade.library.identifiers import normalise_doi
from claimgrade.library.latex import plain_text
from claimgrade.library.lookup import values
from claimgrade.library.lookup.client import Client
from claimgrade.library.lookup.failure import LookupFailed, Trouble
from claimgrade.library.lookup.found import Found
from claimgrade.library.lookup.request import Request
from claimgrade.library.retraction.files import Nature, Notice, dois_in

PUBMED = "PubMed"
CONVERTER = "PMC's converter of identifiers"
PAUSE = 0.4
_TOOL = "claimgrade"
_NONE = re.compile(r"\A\s*(?:id:\s*\d+\s*)?Error\b[^<]{0,200}\Z", re.IGNORECASE)
"""What PubMed writes in place of a record that it does not have."""

_NATURES = {
    "RIN": Nature.RETRACTION,
    "RRI": Nature.RETRACTION,
    "ECI": Nature.CONCERN,
    "EIN": Nature.CORRECTION,
    "CRI": Nature.CORRECTION,
}
_BECAME = re.compile(rf"^({'|'.join(_NATURES)}) *- (.*(?:\r?\n {{6}}.*)*)", re.MULTILINE)
_RETRACTED = re.compile(r"^PT {2}- Retracted Publication\s*$", re.MULTILINE)


def look_up(pmid: str, client: Client, base: str, contact: str | None) -> Found:
    """Return what PubMed has on a PMID.

    Raises:
        LookupFailed: it has nothing, or there is no usable answer.
    """
    request = Request(
        PUBMED,
        f"{base}/efetch.fcgi",
        {"db": "pubmed", "id": pmid, "rettype": "medline", "retmode": "text"},
        _who(contact),
        "text/plain",
        PAUSE,
    )
    answer = client.ask(request)
    text = answer.data.decode("utf-8", "replace")
    read = nbib.read(text, "pubmed.nbib")
    if not read.entries:
        if not text.strip() or _NONE.search(text):
            raise LookupFailed(Trouble.NOT_FOUND, f"{PUBMED} does not have it.")
        raise values.malformed(PUBMED)
    entry = read.entries[0]
    came = plain_text(entry.source.fields.get("pmid", ""))
    if came != pmid or len(read.entries) > 1:
        raise values.wrong_record(PUBMED, f"PMID {pmid}", f"PMID {came}" if came else "")
    return Found(entry.source, PUBMED, answer, tuple(_notices(text)), said=entry.notes)


def _notices(text: str) -> Iterator[Notice]:
    """Yield what became of the work, with the DOI of the notice where PubMed gives it."""
    for tag, said in _BECAME.findall(text):
        nature = _NATURES[tag]
        yield Notice(nature, (), dois_in(" ".join(said.split())), word=nature.value)
    if _RETRACTED.search(text):
        yield Notice(Nature.RETRACTION, (), word=Nature.RETRACTION.value)


def pmid_and_doi(
    pmcid: str, client: Client, base: str, contact: str | None
) -> tuple[str | None, str | None]:
    """Return the PMID and the DOI of a PMCID, as far as it has them.

    Raises:
        LookupFailed: PMC does not have it, or there is no usable answer.
    """
    request = Request(
        CONVERTER,
        f"{base}/articles/",
        {"ids": pmcid, "format": "json"},
        _who(contact),
        pause=PAUSE,
    )
    found = values.json_object(client.ask(request).data, CONVERTER)
    records = values.objects(found.get("records"))
    if not records:
        raise values.malformed(CONVERTER)
    record = records[0]
    if record.get("status") == "error" or record.get("errmsg"):
        raise LookupFailed(Trouble.NOT_FOUND, "PubMed Central does not have it.")
    came = values.words(record.get("pmcid")).upper()
    if came.partition(".")[0] != pmcid:
        raise values.wrong_record(CONVERTER, pmcid, came)
    pmid = values.words(record.get("pmid"))
    return pmid if pmid.isdecimal() else None, normalise_doi(values.words(record.get("doi")))


def _who(contact: str | None) -> dict[str, str]:
    return {"tool": _TOOL, **({"email": contact} if contact else {})}
