"""What a claim can still lack for a verdict."""

from claimgrade.model.finding import Severity
from claimgrade.workspace.diagnostic import Diagnostic

COMPLETENESS_CODES = (
    Diagnostic(
        "RD501",
        "claim-incomplete",
        Severity.MINOR,
        "A field that every claim needs for a verdict is missing.",
        "Without it the claim stays unresolved.",
        "a claim without `statement`",
        "Add the field.",
    ),
    Diagnostic(
        "RD502",
        "line-incomplete",
        Severity.MINOR,
        "A field that every evidence line needs is missing.",
        "Without it the line does not count.",
        "- source: takarada2000",
        "Add the field.",
    ),
    Diagnostic(
        "RD503",
        "points-missing",
        Severity.MINOR,
        "Lines both support and dispute the claim, and `points` does not say which way the "
        "evidence points.",
        "Which side weighs more is a judgement that no rule can make.",
        "one line with relation: supports, one with relation: disputes",
        "Add `points: for`, `against` or `both`, with the reason in `because`.",
    ),
    Diagnostic(
        "RD504",
        "search-date-missing",
        Severity.MINOR,
        "No line tests the claim, and `searched_on` does not say when evidence was looked for.",
        "That nothing was found means little without the day of the search.",
        "a claim whose lines are all background",
        "Add `searched_on: YYYY-MM-DD`, or a line that supports, qualifies or disputes it.",
    ),
    Diagnostic(
        "RD505",
        "reason-missing",
        Severity.MINOR,
        "The certainty has no reason.",
        "A reader has to see in one sentence what it rests on.",
        "certainty: low",
        "Add `because:` with one sentence.",
    ),
)
