"""What can be wrong with pages, volumes and journals."""

from claimgrade.model.finding import Severity
from claimgrade.workspace.diagnostic import Diagnostic

IMPOSSIBLE_PAGES = Diagnostic(
    code="RD530",
    name="impossible-pages",
    severity=Severity.MINOR,
    meaning="The last page comes before the first.",
    why="A digit is wrong or missing. The last page may be shortened: 61-6 is 61 to 66.",
    example="@article{a, pages = {120--115}}",
    mend="Copy the pages from the work.",
)

DASH_IN_PAGES = Diagnostic(
    code="RD531",
    name="dash-in-pages",
    severity=Severity.INFO,
    meaning="The pages are joined by another dash than BibTeX's, or by blanks around it.",
    why="BibTeX writes a range with two hyphens; a dash as a letter is not known to be one. A "
    "single hyphen is left alone, since the usual styles make two of it.",
    example="@article{a, pages = {61\N{EN DASH}65}}",
    mend="Write 61--65. --fix does it.",
)

IMPOSSIBLE_VOLUME = Diagnostic(
    code="RD532",
    name="impossible-volume",
    severity=Severity.MINOR,
    meaning="The field volume holds more than the volume.",
    why="The label, the issue or the pages are printed twice, or not where they belong.",
    example="@article{a, volume = {88(1)}}",
    mend="Write the volume alone, and the issue in the field number. --fix does it.",
)

IMPOSSIBLE_JOURNAL = Diagnostic(
    code="RD533",
    name="impossible-journal",
    severity=Severity.MINOR,
    meaning="The field journal holds an ISSN, an address, a number, or volume and pages.",
    why="Readers look a journal up by its name.",
    example="@article{a, journal = {8750-7587}}",
    mend="Write the name of the journal, and the rest in fields of its own.",
)

PLACEHOLDER = Diagnostic(
    code="RD534",
    name="placeholder",
    severity=Severity.MINOR,
    meaning="A field holds a mark for a missing value, such as n/a or null.",
    why="It is printed as if it were the value, and hides that the value is missing.",
    example="@article{a, volume = {n/a}}",
    mend="Fill the field in, or remove it.",
)
