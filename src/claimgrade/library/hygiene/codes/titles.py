"""What can be wrong with titles."""

from claimgrade.model.finding import Severity
from claimgrade.workspace.diagnostic import Diagnostic

TITLE_IN_CAPITALS = Diagnostic(
    code="RD570",
    name="title-in-capitals",
    severity=Severity.MINOR,
    meaning="A whole title is written in capitals.",
    why="A style can make small letters of capitals, but not tell a name or an acronym by it.",
    example="@article{a, title = {EFFECTS OF WALKING ON THE STRENGTH OF OLDER ADULTS}}",
    mend="Write it in sentence case, with braces around names and acronyms: {DNA}.",
)

TITLE_FULL_STOP = Diagnostic(
    code="RD571",
    name="title-full-stop",
    severity=Severity.INFO,
    meaning="A title ends with a full stop.",
    why="Styles add one of their own, or need none.",
    example="@article{a, title = {Effects of walking on strength.}}",
    mend="Remove it. --fix does it.",
)

TITLE_DEBRIS = Diagnostic(
    code="RD572",
    name="title-debris",
    severity=Severity.MINOR,
    meaning="A title holds a mark such as [Internet], or a command for a new line.",
    why="It is not part of the title; a style that wants it adds it.",
    example="@online{a, title = {Guidance for walkers [Internet]}}",
    mend="Remove it. --fix does it.",
)

REFERENCE_IN_TITLE = Diagnostic(
    code="RD573",
    name="reference-in-title",
    severity=Severity.MINOR,
    meaning="A title holds a DOI, or year, volume and pages: a whole reference was pasted in it.",
    why="Nothing of it is found by author, journal or year.",
    example="@article{a, title = {Smith J. On walking. J Gait. 2000;88(1):61-5}}",
    mend="Leave the title alone there, and give each other part its field.",
)
