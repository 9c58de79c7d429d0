"""A function with a declaration becomes a rule with its page."""

from typing import Any

from claimgrade.assess.case import ArticleCase, Case
from claimgrade.assess.rule import ArticleRule, Rule, article_rule, rule
from claimgrade.assess.ruling import Ruling, passed
from claimgrade.model.assessment import Family
from claimgrade.model.finding import Severity, Subject
from tables import for_each_row

PAGE: dict[str, Any] = {
    "severity": "minor; major where it matters",
    "worst": Severity.MAJOR,
    "needs": ("statement",),
    "literature": "A paper",
    "key_concept": "a study shows",
    "fires": """
        claim:
          statement: It grows.
        """,
    "near_miss": """
        claim: {}
        """,
}


def declared(**more: Any) -> Rule:
    @rule("OS99", "a-rule", Family.FIT, **PAGE, **more)
    def made(case: Case) -> Ruling:
        """A thing is so,
        and told otherwise.

        A reader would think
        that it is not.

        It matters.
        """
        return passed(f"looked at {case}")

    return made


def test_the_first_paragraph_is_the_definition_and_the_rest_is_why() -> None:
    made = declared()
    assert isinstance(made, Rule)
    assert made.definition == "A thing is so, and told otherwise."
    assert made.why == "A reader would think that it is not. It matters."


def test_a_page_says_what_was_declared() -> None:
    made = declared()
    assert (made.code, made.name, made.family) == ("OS99", "a-rule", Family.FIT)
    assert (made.severity, made.worst) == ("minor; major where it matters", Severity.MAJOR)
    assert (made.needs, made.literature) == (("statement",), "A paper")
    assert made.key_concept == "a study shows"
    assert made.example_fires == "claim:\n  statement: It grows.\n"
    assert made.example_near_miss == "claim: {}\n"


def test_a_rule_is_about_the_claim_in_its_first_version_unless_it_says_otherwise() -> None:
    made = declared()
    assert (made.subject, made.absence, made.version) == (Subject.CLAIM, "", 1)
    assert made.about == "a claim"
    other = declared(subject=Subject.RECORD, absence="without a source", version=3)
    assert (other.subject, other.absence, other.version) == (
        Subject.RECORD,
        "without a source",
        3,
    )
    assert other.about == "our own record"


@for_each_row(
    ("needs", "reads"), [(("statement",), False), (("statement", "evidence.*.relation"), True)]
)
def test_a_rule_reads_lines_where_it_needs_their_relation(
    needs: tuple[str, ...], reads: bool
) -> None:
    made = rule("OS99", "a-rule", Family.FIT, **{**PAGE, "needs": needs})(lambda _: passed("so"))
    assert made.reads_lines is reads


def test_a_rule_decides_by_its_function() -> None:
    assert declared().function("this").message == "looked at this"  # type: ignore[arg-type]


def test_a_rule_on_an_article_is_about_the_whole() -> None:
    @article_rule("OS98", "whole", Family.HARM, **PAGE)
    def made(article: ArticleCase) -> Ruling:
        """The article is silent."""
        return passed(f"looked at {article}")

    assert isinstance(made, ArticleRule)
    assert (made.code, made.name, made.family) == ("OS98", "whole", Family.HARM)
    assert (made.definition, made.why, made.about) == ("The article is silent.", "", "the article")
    assert made.function("all").message == "looked at all"  # type: ignore[arg-type]
