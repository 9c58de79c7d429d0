"""The seven gates before publication: each is met by what is recorded, and by nothing less."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimgrade.workspace.load import load
from claimgrade.workspace.publish import unmet_gates
from claimgrade.workspace.publish_codes import PUBLISH_CODES

SETTINGS, ARTICLE = "claimgrade.toml", "claims/cold/article.yaml"
ONE, TWO = "claims/cold/one.yaml", "claims/cold/two.yaml"
LIBRARY = "citations/library.bib"

FILES = {
    SETTINGS: """\
format = 1

[publisher]
name = "Maintainers"
url = "https://example.org/"
contact = "https://example.org/contact"
site = "https://example.org/reviews"
political = false
""",
    ARTICLE: """\
title: Cold baths
author: A. Writer
url: https://example.com/cold
disclosure:
  judged_by: maintainers
  basis: full texts
  searched_on: 2026-11-22
  search: PubMed
  selection: all claims
  funding: none
""",
    ONE: """\
statement: Cold baths raise the pulse.
quote: {exact: they raise it}
evidence:
  - {source: doe2011, relation: supports, finding: It rose}
  - {source: roe1990, relation: supports, finding: It rose}
""",
    TWO: """\
statement: Cold baths build muscle.
quote: {exact: they build it}
evidence:
  - {source: doe2011, relation: disputes, finding: It shrank}
""",
    LIBRARY: """\
@article{doe2011, author={Doe, J}, title={Cold}, year={2011}, doi={10.1000/cold.1}}
@book{roe1990, author={Roe, R}, title={Baths}, year={1990}, publisher={Press}}
""",
}


def codes(root: Path, changed: dict[str, str | None] | None = None) -> list[str]:
    for name, text in {**FILES, **(changed or {})}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text is not None:
            path.write_text(text, encoding="utf-8")
    return sorted({f"{f.code} {f.location}" for f in unmet_gates(load(root, cache=False))})


def without(name: str, line: str) -> dict[str, str | None]:
    assert line in FILES[name], line
    return {name: FILES[name].replace(line, "")}


def test_a_review_that_discloses_everything_passes_every_gate(tmp_path: Path) -> None:
    assert codes(tmp_path) == []


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (without(SETTINGS, 'site = "https://example.org/reviews"\n'), [f"RD901 {SETTINGS}:3:2"]),
        (
            {SETTINGS: FILES[SETTINGS].replace("https://example.org/reviews", "our pages")},
            [f"RD901 {SETTINGS}:3:2"],
        ),
        ({TWO: None}, [f"RD901 {SETTINGS}:3:2"]),
        (
            {TWO: FILES[TWO] + "replaced_by: [one]\n"},
            [f"RD901 {SETTINGS}:3:2"],
        ),
        (
            without(SETTINGS, 'contact = "https://example.org/contact"\n'),
            [f"RD902 {SETTINGS}:3:2"],
        ),
        (without(LIBRARY, ", doi={10.1000/cold.1}"), [f"RD903 {ONE}:4:6"]),
        (without(LIBRARY, ", publisher={Press}"), [f"RD903 {ONE}:5:6"]),
        ({LIBRARY: FILES[LIBRARY].replace("10.1000/cold.1", " ")}, [f"RD903 {ONE}:4:6"]),
        # Without `judged_by` it is no disclosure at all, so what it says of funding is lost, too.
        (
            without(ARTICLE, "  judged_by: maintainers\n"),
            [f"RD904 {ARTICLE}:4:1", f"RD907 {ARTICLE}:4:1"],
        ),
        *(
            (without(ARTICLE, f"  {line}\n"), [f"RD904 {ARTICLE}:4:1"])
            for line in (
                "basis: full texts",
                "searched_on: 2026-11-22",
                "search: PubMed",
                "selection: all claims",
            )
        ),
        (without(ARTICLE, "author: A. Writer\n"), [f"RD905 {ARTICLE}:1:1"]),
        (
            {ARTICLE: FILES[ARTICLE].replace("A. Writer", "unknown")},
            [f"RD905 {ARTICLE}:2:1"],
        ),
        (
            {ARTICLE: FILES[ARTICLE].replace("A. Writer", "maintainers")},
            [f"RD905 {ARTICLE}:2:1"],
        ),
        (without(ARTICLE, "url: https://example.com/cold\n"), [f"RD905 {ARTICLE}:1:1"]),
        (without(ONE, "quote: {exact: they raise it}\n"), [f"RD905 {ONE}:1:1"]),
        (without(TWO, "statement: Cold baths build muscle.\n"), [f"RD905 {TWO}:1:1"]),
        (without(SETTINGS, "political = false\n"), [f"RD906 {SETTINGS}:3:2"]),
        (
            {SETTINGS: FILES[SETTINGS].replace("political = false", "political = true")},
            [f"RD906 {SETTINGS}:3:2"],
        ),
        (without(SETTINGS, 'url = "https://example.org/"\n'), [f"RD907 {SETTINGS}:3:2"]),
        (without(ARTICLE, "  funding: none\n"), [f"RD907 {ARTICLE}:4:1"]),
        (
            {SETTINGS: "format = 1\n"},
            [f"{code} {SETTINGS}:1:1" for code in ("RD901", "RD902", "RD906", "RD907")],
        ),
    ],
)
def test_each_thing_missing_fails_the_gate_that_asks_for_it_and_no_other(
    tmp_path: Path, changed: dict[str, str | None], expected: list[str]
) -> None:
    assert codes(tmp_path, changed) == expected


def test_where_it_appeared_may_be_a_publisher_instead_of_an_address(tmp_path: Path) -> None:
    text = FILES[ARTICLE].replace("url: https://example.com/cold", "publisher: The Post")
    assert codes(tmp_path, {ARTICLE: text}) == []


def test_every_gate_is_tried_above() -> None:
    assert list(PUBLISH_CODES) == [f"RD90{number}" for number in range(1, 8)]


def test_a_finding_names_every_field_that_the_disclosure_lacks(tmp_path: Path) -> None:
    codes(tmp_path, {ARTICLE: "title: T\nauthor: A\nurl: https://example.com\n"})
    (method,) = [f for f in unmet_gates(load(tmp_path, cache=False)) if f.code == "RD904"]
    lacked = "`judged_by`, `basis`, `searched_on`, `search` and `selection`"
    assert method.message == f"the disclosure lacks {lacked}"
    assert method.help == f"Add {lacked} below `disclosure:`."


def test_check_reports_the_gates_when_asked_and_only_then(
    claimgrade: Callable[..., Any], example: Path
) -> None:
    assert "RD90" not in claimgrade("check").out
    asked = claimgrade("check", "--publish", "--select", "RD9")
    assert asked.code == 1
    assert "RD901[publish-pages] major" in asked.out
    again = claimgrade("check", "--select", "RD9")
    assert (again.code, "RD90" in again.out) == (0, False)
    never = claimgrade("check", "--publish", "--select", "RD9", "--fail-on", "claim")
    assert never.code == 0
