"""The page of all rules, written from the catalogue itself."""

from dataclasses import dataclass
from textwrap import indent

from markupsafe import Markup

from claimgrade.assess.catalogue import RULES
from claimgrade.assess.rule import RULE_SET, RulePage
from claimgrade.reports.environment import markdown_environment
from claimgrade.reports.markdown import tidy


@dataclass(frozen=True, slots=True)
class RuleView:
    """One rule as its page shows it."""

    code: str
    name: str
    anchor: str
    family: str
    about: str
    worst: str
    severity: str
    definition: str
    why: str
    needs: str
    absence: str
    literature: str
    key_concept: str
    fires: Markup
    near_miss: Markup


@dataclass(frozen=True, slots=True)
class RulesView:
    """All rules, with the version of the set."""

    version: str
    rules: tuple[RuleView, ...]


def rules_page() -> str:
    """Return the Markdown page that documents every rule, in the order of the codes."""
    view = RulesView(RULE_SET, tuple(_view(rule) for rule in RULES.values()))
    return tidy(markdown_environment().get_template("rules.md").render(view=view))


def _view(rule: RulePage) -> RuleView:
    return RuleView(
        code=rule.code,
        name=rule.name,
        anchor=f"{rule.code}-{rule.name}".lower(),
        family=rule.family.value,
        about=rule.about,
        worst=rule.worst.value,
        severity=rule.severity,
        definition=rule.definition,
        why=rule.why,
        needs=", ".join(rule.needs),
        absence=rule.absence,
        literature=rule.literature,
        key_concept=rule.key_concept,
        fires=_block(rule.example_fires),
        near_miss=_block(rule.example_near_miss),
    )


def _block(text: str) -> Markup:
    """Return an example as an indented block, which Markdown shows letter by letter."""
    return Markup(indent(text.rstrip("\n"), "    "))  # noqa: S704 - our own text, shown as code
