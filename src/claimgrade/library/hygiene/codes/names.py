"""What can be wrong with the names of people."""

from claimgrade.model.finding import Severity
from claimgrade.workspace.diagnostic import Diagnostic

NAME_IN_CAPITALS = Diagnostic(
    code="RD550",
    name="name-in-capitals",
    severity=Severity.MINOR,
    meaning="A person's name is written in capitals.",
    why="It is printed so, beside others that are not. Which letters are small in a name cannot "
    "be told by rule: MACDONALD may be Macdonald or MacDonald.",
    example="@article{a, author = {SMITH, John}}",
    mend="Write the name as the person does. A body goes in braces of its own: {{NASA}}.",
)

ET_AL_IN_NAMES = Diagnostic(
    code="RD551",
    name="et-al-in-names",
    severity=Severity.MINOR,
    meaning="'et al.' stands among the names.",
    why="BibTeX takes it for a part of a name. What it knows is 'and others'.",
    example="@article{a, author = {Smith, John and Jones, Karen et al.}}",
    mend="Write 'and others' in its place, or all names. --fix does it where it ends the list.",
)

NAMES_NOT_SEPARATED = Diagnostic(
    code="RD552",
    name="names-not-separated",
    severity=Severity.MAJOR,
    meaning="Several names are separated by commas, semicolons or '&' in place of 'and'.",
    why="BibTeX reads them as one person, and every author after the first is lost.",
    example="@article{a, author = {Smith J, Jones K, Brown L}}",
    mend="Write them as Smith, J. and Jones, K. and Brown, L.",
)

NO_FAMILY_NAME = Diagnostic(
    code="RD553",
    name="no-family-name",
    severity=Severity.MINOR,
    meaning="A name is made of initials alone, or has initials where the family name goes.",
    why="Works are sorted and cited by the family name.",
    example="@article{a, author = {Smith, John and J. M.}}",
    mend="Write the family name, a comma, and the given names.",
)

NUMBER_IN_NAME = Diagnostic(
    code="RD554",
    name="number-in-name",
    severity=Severity.MINOR,
    meaning="A digit or a footnote sign sticks to a name.",
    why="It was copied from the author line of the work, where it marks the affiliation.",
    example="@article{a, author = {Smith1, John and Jones2, Karen}}",
    mend="Remove it. The name of a body goes in braces of its own: {{Group 7}}.",
)

TITLE_IN_NAME = Diagnostic(
    code="RD555",
    name="title-in-name",
    severity=Severity.MINOR,
    meaning="A title or degree stands with a name, such as Dr. or PhD.",
    why="It is taken for a given or family name, and printed as one.",
    example="@article{a, author = {Dr. John Smith}}",
    mend="Remove it.",
)

STRAY_AND = Diagnostic(
    code="RD556",
    name="stray-and",
    severity=Severity.MINOR,
    meaning="A list of names begins or ends with 'and', or has it twice in a row.",
    why="BibTeX reads a person without a name there.",
    example="@article{a, author = {Smith, John and}}",
    mend="Remove the 'and' that is one too many. --fix does it.",
)
