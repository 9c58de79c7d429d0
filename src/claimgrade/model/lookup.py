"""Where and how references are looked up, on request: the ``lookup`` table of the settings."""

from decimal import Decimal

from pydantic import Field

from claimgrade.model.fields import Number, Record, Text, WholeNumber


class Lookup(Record):
    """How ``claimgrade sources add`` asks public services; nothing else uses the network."""

    contact: Text | None = Field(
        None, description="mail address that the services are told; that of the publisher if absent"
    )
    timeout: Number = Field(
        Decimal(10),
        gt=0,
        le=120,
        description="seconds to wait for an answer to begin or go on; 10 if absent",
    )
    pause: Number | None = Field(
        None, ge=0, le=60, description="seconds between two requests to a host, in place of its own"
    )
    keep_days: WholeNumber = Field(
        30,
        le=3650,
        description="days for which an answer is kept in .claimgrade/lookups; 30 if absent",
    )
    crossref: Text = Field(
        "https://api.crossref.org", description="address of Crossref's REST interface"
    )
    datacite: Text = Field(
        "https://api.datacite.org", description="address of DataCite's REST interface"
    )
    pubmed: Text = Field(
        "https://eutils.ncbi.nlm.nih.gov/entrez/eutils", description="address of NCBI's E-utilities"
    )
    pmc: Text = Field(
        "https://pmc.ncbi.nlm.nih.gov/tools/idconv/api/v1",
        description="address of the converter of PMC's identifiers",
    )
    arxiv: Text = Field("https://export.arxiv.org/api", description="address of arXiv's interface")
    open_library: Text = Field("https://openlibrary.org", description="address of Open Library")
    private_pages: tuple[Text, ...] = Field(
        (), description="servers in one's own network whose pages may be read, as https://host"
    )
