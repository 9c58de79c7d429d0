"""Where and how references are looked up, on request: the ``lookup`` table of the settings."""

from decimal import Decimal

from claimgrade.model.fields import Number, Text, WholeNumber
from claimgrade.model.record import Record, described, record


@record
class Lookup(Record):
    """How ``claimgrade sources add`` asks public services; nothing else uses the network."""

    contact: Text | None = described(
        default=None,
        description="mail address that the services are told; that of the publisher if absent",
    )
    timeout: Number = described(
        default=Decimal(10),
        gt=0,
        le=120,
        description="seconds to wait for an answer to begin or go on; 10 if absent",
    )
    pause: Number | None = described(
        default=None,
        ge=0,
        le=60,
        description="seconds between two requests to a host, in place of its own",
    )
    keep_days: WholeNumber = described(
        default=30,
        le=3650,
        description="days for which an answer is kept in .claimgrade/lookups; 30 if absent",
    )
    crossref: Text = described(
        default="https://api.crossref.org", description="address of Crossref's REST interface"
    )
    datacite: Text = described(
        default="https://api.datacite.org", description="address of DataCite's REST interface"
    )
    pubmed: Text = described(
        default="https://eutils.ncbi.nlm.nih.gov/entrez/eutils",
        description="address of NCBI's E-utilities",
    )
    pmc: Text = described(
        default="https://pmc.ncbi.nlm.nih.gov/tools/idconv/api/v1",
        description="address of the converter of PMC's identifiers",
    )
    arxiv: Text = described(
        default="https://export.arxiv.org/api", description="address of arXiv's interface"
    )
    open_library: Text = described(
        default="https://openlibrary.org", description="address of Open Library"
    )
    private_pages: tuple[Text, ...] = described(
        default=(),
        description="servers in one's own network whose pages may be read, as https://host",
    )
