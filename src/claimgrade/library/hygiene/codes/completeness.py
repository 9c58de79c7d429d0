"""What can be missing from an entry, or written so that it is not seen."""

from claimgrade.model.finding import Severity
from claimgrade.workspace.diagnostic import Diagnostic

MISSING_FIELD = Diagnostic(
    code="RD540",
    name="missing-field",
    severity=Severity.MINOR,
    meaning="An entry lacks a field that its type requires.",
    why="The fields are those that the manuals of BibTeX (Patashnik, BibTeXing, 1988, section "
    "3.1) and of biblatex (Data Model, entry types) both require where both know the type. Fields "
    "of an entry that it names in crossref or xdata count as its own.",
    example="@article{a, author = {Doe, Jane}, title = {A title}, year = {2000}}",
    mend="Fill the field in from the work itself; a record that is to stay as it is can be "
    "excepted with 'allowed' in citations/sources.yaml.",
)

MISSPELT_TYPE = Diagnostic(
    code="RD541",
    name="misspelt-entry-type",
    severity=Severity.MINOR,
    meaning="The type of an entry is unknown and looks like a known one misspelt.",
    why="An entry of an unknown type is printed without most of its fields.",
    example="@artcle{a, title = {A title}}",
    mend="Correct the word after the @.",
)

MISSPELT_FIELD = Diagnostic(
    code="RD542",
    name="misspelt-field",
    severity=Severity.MINOR,
    meaning="A field is unknown and looks like a common one misspelt, which the entry lacks.",
    why="Programs skip a field that they do not know, without a word.",
    example="@article{a, auther = {Doe, Jane}}",
    mend="Correct the name of the field.",
)
