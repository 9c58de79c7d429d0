"""What can be wrong with DOIs, PubMed numbers, ISBNs and ISSNs."""

from claimgrade.model.finding import Severity
from claimgrade.workspace.diagnostic import Diagnostic

DOI_ON_TWO_ENTRIES = Diagnostic(
    code="RD510",
    name="doi-on-two-entries",
    severity=Severity.MAJOR,
    meaning="Two entries have the same DOI, whatever its spelling.",
    why="A DOI names one work. Two entries for it are counted as two sources, or one of them has "
    "the DOI of another work.",
    example="@article{a, doi = {10.1000/ABC}}\n@article{b, doi = {https://doi.org/10.1000/abc}}",
    mend="Keep one entry and make the key of the other its older key (claimgrade sources "
    "duplicates), or correct the DOI that is wrong.",
)

PMID_ON_TWO_ENTRIES = Diagnostic(
    code="RD511",
    name="pmid-on-two-entries",
    severity=Severity.MAJOR,
    meaning="Two entries have the same PubMed number.",
    why="A PubMed number names one work, as a DOI does.",
    example="@article{a, pmid = {10642363}}\n@article{b, pmid = {PMID: 10642363}}",
    mend="Keep one entry and make the key of the other its older key (claimgrade sources "
    "duplicates), or correct the number that is wrong.",
)

IMPOSSIBLE_DOI = Diagnostic(
    code="RD512",
    name="impossible-doi",
    severity=Severity.MAJOR,
    meaning="The field doi holds no DOI, or more than one thing.",
    why="A DOI is 10, a full stop, a registrant's number of four digits or more, a slash and a "
    "suffix (ISO 26324). Nothing can be looked up by anything else.",
    example="@article{a, doi = {1152/jappl.2000.88.1.61}}",
    mend="Copy the DOI from the work itself, or remove the field.",
)

DOI_SPELLING = Diagnostic(
    code="RD513",
    name="doi-spelling",
    severity=Severity.MINOR,
    meaning="The field doi holds an address, a label or a full stop besides the DOI.",
    why="Programs put the address of doi.org before the field, so that the link breaks.",
    example="@article{a, doi = {https://doi.org/10.1000/abc}}",
    mend="Write the DOI alone: 10.1000/abc. --fix does it.",
)

DOI_ONLY_IN_URL = Diagnostic(
    code="RD514",
    name="doi-only-in-url",
    severity=Severity.MINOR,
    meaning="The field url is an address at doi.org, and there is no field doi.",
    why="Duplicates and retractions are found by the field doi.",
    example="@article{a, url = {https://doi.org/10.1000/abc}}",
    mend="Give the DOI a field of its own. --fix does it, and leaves the url.",
)

DOI_AND_URL_DIFFER = Diagnostic(
    code="RD515",
    name="doi-and-url-differ",
    severity=Severity.MAJOR,
    meaning="The fields doi and url hold two different DOIs.",
    why="One of them leads to another work.",
    example="@article{a, doi = {10.1000/abc}, url = {https://doi.org/10.1000/xyz}}",
    mend="See which one the work has, and correct the other.",
)

IMPOSSIBLE_PMID = Diagnostic(
    code="RD516",
    name="impossible-pmid",
    severity=Severity.MINOR,
    meaning="The field pmid or pmcid holds no number of PubMed or PubMed Central.",
    why="A PMID is a number of up to eight digits, a PMCID the letters PMC and a number.",
    example="@article{a, pmid = {PMC14889}}",
    mend="Copy the number from PubMed; a PMCID belongs in the field pmcid.",
)

IMPOSSIBLE_ISBN = Diagnostic(
    code="RD517",
    name="impossible-isbn",
    severity=Severity.MINOR,
    meaning="The field isbn holds no ISBN, or one whose check digit is wrong.",
    why="The last digit of an ISBN follows from the others (ISO 2108), so a digit is wrong.",
    example="@book{a, isbn = {978-0-306-40615-8}}",
    mend="Copy the ISBN from the book.",
)

IMPOSSIBLE_ISSN = Diagnostic(
    code="RD518",
    name="impossible-issn",
    severity=Severity.MINOR,
    meaning="The field issn holds no ISSN, or one whose check digit is wrong.",
    why="The last digit of an ISSN follows from the others (ISO 3297), so a digit is wrong.",
    example="@article{a, issn = {0378-5954}}",
    mend="Copy the ISSN from the journal.",
)
