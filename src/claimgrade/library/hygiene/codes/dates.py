"""What can be wrong with years, dates and months."""

from claimgrade.model.finding import Severity
from claimgrade.workspace.diagnostic import Diagnostic

IMPOSSIBLE_YEAR = Diagnostic(
    code="RD520",
    name="impossible-year",
    severity=Severity.MINOR,
    meaning="The field year holds no year of four digits, and no words such as 'in press'.",
    why="BibTeX's own manual asks for four digits in it (Patashnik, BibTeXing, 1988). Works are "
    "sorted, found and told apart by the year.",
    example="@article{a, year = {20005}}",
    mend="Write the year with four digits, or 'in press' where there is none yet.",
)

FUTURE_DATE = Diagnostic(
    code="RD521",
    name="future-date",
    severity=Severity.MAJOR,
    meaning="The work is dated later than next year, or was visited on a day to come.",
    why="Journals date an issue some months ahead, and no further.",
    example="@article{a, year = {2099}}",
    mend="Correct the year or the day.",
)

IMPOSSIBLE_DATE = Diagnostic(
    code="RD522",
    name="impossible-date",
    severity=Severity.MINOR,
    meaning="A date is not written as year-month-day, or there is no such day.",
    why="biblatex reads dates in the form of ISO 8601 alone and drops any other.",
    example="@article{a, date = {2001-02-30}}",
    mend="Write it as 2001, 2001-02 or 2001-02-28.",
)

IMPOSSIBLE_MONTH = Diagnostic(
    code="RD523",
    name="impossible-month",
    severity=Severity.MINOR,
    meaning="The field month holds neither a month nor a season.",
    why="Nothing can be told of when in the year the work appeared.",
    example="@article{a, month = {13}}",
    mend="Write a month as jan, feb, … without braces, or as a number from 1 to 12.",
)
