"""What can be wrong with letters and signs."""

from claimgrade.model.finding import Severity
from claimgrade.workspace.diagnostic import Diagnostic

MOJIBAKE = Diagnostic(
    code="RD560",
    name="mojibake",
    severity=Severity.MINOR,
    meaning="Letters stand there that come from reading UTF-8 as another encoding.",
    why="Ã© is what é becomes when a program takes its two bytes for two letters.",
    example="@article{a, author = {Lepp\u00c3\u00a4luoto, Juhani}}",
    mend="Write the letter that is meant. --fix does it.",
)

LOST_CHARACTER = Diagnostic(
    code="RD561",
    name="lost-character",
    severity=Severity.MINOR,
    meaning="A letter was lost: a replacement sign stands there, or a ? within a name.",
    why="A program that did not know the letter wrote the sign in its place.",
    example="@article{a, author = {Lepp\ufffdluoto, Juhani}}",
    mend="Write the letter that the work has.",
)

HTML_IN_FIELD = Diagnostic(
    code="RD562",
    name="html-in-field",
    severity=Severity.MINOR,
    meaning="HTML or XML stands in a field, such as &amp; or <i>.",
    why="It came with the data of a web page, and is printed as it stands.",
    example="@article{a, title = {Fish &amp; chips in <i>Homo sapiens</i>}}",
    mend=r"Write it as LaTeX: \& for &amp;, \emph{…} for <i>…</i>. --fix does it.",
)

UNBALANCED_DOLLAR = Diagnostic(
    code="RD563",
    name="unbalanced-dollar",
    severity=Severity.MINOR,
    meaning="A field has an odd number of dollar signs.",
    why="LaTeX takes all that follows the last of them for mathematics.",
    example="@article{a, title = {What $5 buys}}",
    mend=r"Write a dollar that is meant as a sign as \$, or close the formula.",
)

ESCAPED_TWICE = Diagnostic(
    code="RD564",
    name="escaped-twice",
    severity=Severity.MINOR,
    meaning=r"A sign has two backslashes, as in \\&.",
    why="LaTeX reads two backslashes as the end of a line. A program escaped what was escaped.",
    example=r"@article{a, title = {Bread \\& butter}}",
    mend="Take one backslash out. --fix does it.",
)

UNESCAPED_SIGN = Diagnostic(
    code="RD565",
    name="unescaped-sign",
    severity=Severity.INFO,
    meaning="A sign that LaTeX takes for a command stands bare: &, % or #.",
    why="LaTeX stops at & and #, and leaves out what follows a %.",
    example="@article{a, journal = {Science & Education}}",
    mend=r"Put a backslash before it: \&. --fix does it.",
)

INVISIBLE_CHARACTER = Diagnostic(
    code="RD566",
    name="invisible-character",
    severity=Severity.MINOR,
    meaning="A field holds a character that is not seen, or one letter drawn for two.",
    why="It was copied from a PDF or a web page. Words with it are not found by a search.",
    example="@article{a, title = {The \ufb01rst tri\u00adal}}",
    mend="Remove it, and write the letters apart. --fix does it.",
)
