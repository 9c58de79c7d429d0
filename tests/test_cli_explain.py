"""``explain`` knows every code that ``check`` can print."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimgrade.assess.catalogue import RULES
from claimgrade.assess.rule import RULE_SET
from claimgrade.cli.codes import all_codes, record_codes

CODES = all_codes()


def test_every_code_that_the_source_declares_is_known(repository: Path) -> None:
    """A table of codes that nobody joined to the others would print codes without a page."""
    declared = [
        code
        for path in (repository / "src").rglob("*.py")
        for code in re.findall(r'Diagnostic\(\s*(?:code=)?"(RD\d{3})"', path.read_text("utf-8"))
    ]
    assert sorted(declared) == list(record_codes())


def test_no_code_and_no_name_has_two_meanings() -> None:
    names = [rule.name for rule in RULES.values()]
    names += [fault.name for fault in record_codes().values()]
    assert len(set(names)) == len(names)
    assert len(set(CODES)) == len(CODES)


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_its_page(claimgrade: Callable[..., Any], code: str) -> None:
    ran = claimgrade("explain", code)
    assert ran.code == 0
    assert ran.out.startswith(code)
    assert "Why it matters" in ran.out
    assert all(len(line) <= 100 for line in ran.out.splitlines())


def test_codes_are_listed_and_found_by_name_and_in_small_letters(
    claimgrade: Callable[..., Any],
) -> None:
    listed = claimgrade("explain").out
    assert all(code in listed for code in CODES)
    assert claimgrade("explain", "os02").out == claimgrade("explain", "OS02").out
    assert claimgrade("explain", "wording-above-ceiling").out.startswith("OS02")


@pytest.mark.parametrize(("given", "near"), [("OS022", "OS02"), ("unknown-kye", "unknown-key")])
def test_an_unknown_code_is_answered_with_the_nearest(
    claimgrade: Callable[..., Any], given: str, near: str
) -> None:
    ran = claimgrade("explain", given)
    assert ran.code == 2
    assert f"did you mean '{near}'?" in ran.err


def test_no_workspace_is_needed(claimgrade: Callable[..., Any]) -> None:
    assert claimgrade("explain", "OS08").code == 0


def test_a_rule_says_what_it_is_about_and_what_an_absent_field_means(
    claimgrade: Callable[..., Any],
) -> None:
    """A claim, the article or our own record; OS29 fires where nobody has looked for harms."""
    about = {
        code: claimgrade("explain", code).out.split("About\n  ")[1].split("\n")[0]
        for code in ("OS02", "OS29", "OS24b", "SI10", "SI09b")
    }
    assert about == {
        "OS02": "a claim",
        "OS29": "the article",
        "OS24b": "our own record",
        "SI10": "our own record",
        "SI09b": "the article",
    }
    assert "nobody has looked" in " ".join(
        claimgrade("explain", "OS29").out.split("When it is absent")[1].split()
    )
    assert "When it is absent" not in claimgrade("explain", "OS02").out


def test_a_rule_says_its_version_and_that_of_the_set(claimgrade: Callable[..., Any]) -> None:
    said = f"{RULES['OS02'].version} of this rule, {RULE_SET} of the whole set"
    assert said in claimgrade("explain", "OS02").out


def test_the_list_parts_rules_by_what_they_are_about(claimgrade: Callable[..., Any]) -> None:
    out = claimgrade("explain").out
    claims, rest = out.split("What it says about an article as a whole")
    article, records = rest.split("What is to be mended in records")
    assert [code for code in ("OS02", "SI01") if code in claims] == ["OS02", "SI01"]
    assert re.findall(r"^  (\w+)", article, re.MULTILINE) == ["OS29", "SI09b"]
    assert re.findall(r"^  (?!RD)(\w+)", records, re.MULTILINE) == ["OS24b", "SI10"]
    assert {"RD101", "RD603", "RD704"} <= set(re.findall(r"^  (RD\d+)", records, re.MULTILINE))


def test_the_page_of_rules_in_docs_is_what_the_rules_say(
    claimgrade: Callable[..., Any], repository: Path
) -> None:
    """To renew it: claimgrade explain --format markdown > docs/rules.md"""
    page = (repository / "docs" / "rules.md").read_text("utf-8")
    assert claimgrade("explain", "--format", "markdown").out == page


def test_the_page_of_rules_has_every_rule_with_both_examples(repository: Path) -> None:
    page = (repository / "docs" / "rules.md").read_text("utf-8")
    sections = page.split("\n## ")[1:]
    assert [section.split()[0] for section in sections] == list(RULES)
    for section, rule in zip(sections, RULES.values(), strict=True):
        assert section.startswith(f"{rule.code} {rule.name}\n")
        for example in (rule.example_fires, rule.example_near_miss):
            assert all(f"    {line}".rstrip() in section for line in example.splitlines())


def test_the_page_of_rules_is_of_all_of_them(claimgrade: Callable[..., Any]) -> None:
    ran = claimgrade("explain", "OS02", "--format", "markdown")
    assert (ran.code, ran.err) == (
        2,
        "Error: the page in Markdown is of all rules.\n  help: leave out OS02, or --format\n",
    )
