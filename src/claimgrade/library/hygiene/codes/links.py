"""What can be wrong between entries, and between entries and the review."""

from claimgrade.model.finding import Severity
from claimgrade.workspace.diagnostic import Diagnostic

ABSENT_ENTRY = Diagnostic(
    code="RD580",
    name="absent-entry",
    severity=Severity.MINOR,
    meaning="An entry refers to another one, in crossref, xref, xdata or entryset, that is absent.",
    why="What it should take from the other entry is missing.",
    example="@inproceedings{a, crossref = {nowhere}}",
    mend="Add the other entry, or correct the key.",
)

ADDRESS_WITHOUT_SCHEME = Diagnostic(
    code="RD581",
    name="address-without-scheme",
    severity=Severity.INFO,
    meaning="The field url holds an address without http:// or https://, or no address.",
    why="Programs do not make a link of it.",
    example="@online{a, url = {www.example.org/walking}}",
    mend="Copy the address from the browser.",
)

PREPRINT_OF_ARTICLE = Diagnostic(
    code="RD582",
    name="preprint-of-article",
    severity=Severity.INFO,
    meaning="An entry is a preprint, and another with the same title and first author an article.",
    why="They are two versions of one work, and count as one study.",
    example="@misc{a,\n  author = {Doe, Jane},\n  title = {Walking and strength in older adults},\n"
    "  eprint = {2001.00001},\n  eprinttype = {arxiv}\n}\n"
    "@article{b,\n  author = {Doe, J.},\n  title = {Walking and strength in older adults},\n"
    "  journal = {J Gait},\n  year = 2021\n}",
    mend="Cite the article, or enter its key as superseded_by of the preprint in "
    "citations/sources.yaml.",
)

NOT_CITED = Diagnostic(
    code="RD590",
    name="not-cited",
    severity=Severity.INFO,
    meaning="No claim, study or article of the review cites the entry. Reported when asked for: "
    "claimgrade sources check --select RD590.",
    why="A library may hold more than a review uses; where it should not, this shows what is left "
    "over.",
    example="@article{unused, title = {A work that no claim names}}",
    mend="Cite it where it belongs, or remove it.",
)
