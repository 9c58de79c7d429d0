"""A small review and a library without claims, for the tests of reading lists."""

from collections.abc import Mapping
from pathlib import Path

from claimgrade.assess.review import assess
from claimgrade.model.assessment import Review
from claimgrade.reports.edition import Edition
from claimgrade.workspace.load import load
from claimgrade.workspace.workspace import Workspace

SETTINGS = "format = 1\nas_of = 2026-11-22\nstyle = 'plain'\n"

MINIMUM = """\
quote: {{exact: cold {name}}}
wording: {{relation: effect, hedge: plain}}
certainty: low
because: the studies are few
statement: {statement}
topics: [{topics}]
"""


def claim(name: str, statement: str, topics: str, *lines: str, more: str = "") -> str:
    """Return a claim's file; a line is ``source/result relation finding``."""
    evidence = ""
    for line in lines:
        where, relation, finding = line.split(" ", 2)
        source, _, result = where.partition("/")
        evidence += f"  - source: {source}\n    relation: {relation}\n    finding: {finding}\n"
        evidence += f"    result: {result}\n" if result else ""
    head = MINIMUM.format(name=name, statement=statement, topics=topics) + more
    return f"{head}evidence:\n{evidence}" if evidence else head


def study(design: str, n: int | None = None, outcome: str = "muscle size", more: str = "") -> str:
    """Return a study's file with one result named ``size``."""
    people = f"n: {n}\n" if n is not None else ""
    return (
        f"design: {design}\n{people}population: {{species: human, who: swimmers}}\n{more}"
        f"results:\n  - {{id: size, outcome: {outcome}, class: final, contrast: conditions, "
        "direction: increase, estimate: 5, unit: '%', "
        "verified: {how: abstract, by: anna, on: 2026-11-01}}\n"
    )


def entry(key: str, name: str, year: int, more: str = "") -> str:
    """Return a BibTeX entry."""
    return (
        f"@article{{{key},\n  author = {{{name}, Jo}},\n  title = {{On cold {key}}},\n"
        f"  journal = {{J Cold}},\n  year = {{{year}}},\n{more}}}\n\n"
    )


FILES: Mapping[str, str] = {
    "claimgrade.toml": SETTINGS,
    "claims/cold/article.yaml": "title: Cold baths\n",
    "claims/cold/a-grows.yaml": claim(
        "a-grows",
        "Cold baths make muscle grow.",
        "'growth', 'cold'",
        "smalltrial/size supports The arm in the cold grew more.",
        "bigtrial/size supports The cold legs grew more.",
        "survey/size supports Those who bathe are bigger.",
        "against/size disputes The cold arm grew less.",
        "gone/size supports It grew at once.",
        "coach supports My swimmers grew.",
        "vague supports It was said to grow.",
        "textbook background Cold narrows vessels.",
        "sister/size qualifies The same legs grew in the first weeks only.",
    ),
    "claims/cold/b-warms.yaml": claim(
        "b-warms",
        "Cold baths warm muscle.",
        "'heat', 'cold'",
        "pooled/size disputes Muscle was colder in every trial.",
        "bigtrial/size disputes Muscle was colder.",
        "concern/size supports Muscle was warmer.",
        "old/size qualifies Muscle was warmer for a minute.",
    ),
    "claims/cold/c-cheers.yaml": claim(
        "c-cheers",
        "Cold baths cheer people up.",
        "'mood'",
        "bigtrial/size supports The cold legs grew more.",
    ),
    "claims/cold/d-word.yaml": claim(
        "d-word",
        "Cold baths purify.",
        "'purity'",
        "wordy/size supports It purified.",
        more="verdict: {verdict: not-checkable, reason: No meaning, by: anna}\n",
    ),
    "citations/library.bib": "".join(
        [
            entry("smalltrial", "Small", 2020, "  pages = {1--10},\n"),
            entry("bigtrial", "Big", 2010, "  doi = {10.1000/big},\n  pmid = {123},\n"),
            entry("sister", "Big", 2012),
            entry("survey", "Survey", 2022),
            entry("against", "Against", 2015),
            entry("pooled", "Pool", 2019),
            entry("gone", "Gone", 2021),
            entry("concern", "Concern", 2021),
            entry("old", "Old", 1999),
            entry("coach", "Coach", 2001),
            entry("vague", "Vague", 2002),
            entry("textbook", "Text", 2003),
            entry("wordy", "Wordy", 2004),
        ]
    ),
    "citations/sources.yaml": (
        "gone: {retraction: {status: retracted, on: 2026-11-01, notice: 10.1000/notice}}\n"
        "concern: {retraction: {status: concern}}\n"
        "old: {superseded_by: pooled}\n"
        "smalltrial: {access: open (PubMed Central)}\n"
        "bigtrial: {retraction: {status: none-found, on: 2026-11-01}}\n"
    ),
    "citations/studies/smalltrial.yaml": study("randomised-trial", 12),
    "citations/studies/bigtrial.yaml": study("randomised-trial", 90, more="cohort: the club\n"),
    "citations/studies/sister.yaml": study("randomised-trial", 90, more="cohort: the club\n"),
    "citations/studies/survey.yaml": study("survey", 5000),
    "citations/studies/against.yaml": study("before-after", 8),
    "citations/studies/pooled.yaml": study("meta-analysis", 40, more="includes: [bigtrial]\n"),
    "citations/studies/gone.yaml": study("meta-analysis", 9000),
    "citations/studies/concern.yaml": study("meta-analysis", 9000),
    "citations/studies/old.yaml": study("meta-analysis", 9000),
    "citations/studies/coach.yaml": "design: opinion\n",
    "citations/studies/vague.yaml": "design: randomised-trial\nn: 20\n",
    "citations/studies/textbook.yaml": "design: narrative-review\n",
    "citations/studies/wordy.yaml": study("randomised-trial", 30),
}

LIBRARY: Mapping[str, str] = {
    name: text for name, text in FILES.items() if not name.startswith("claims/")
}
"""The same works without any claim."""


def written(root: Path, files: Mapping[str, str]) -> Workspace:
    """Write files and load them, without errors in them."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    workspace = load(root, cache=False)
    assert not [f for f in workspace.findings if f.severity == "error"], workspace.findings
    return workspace


def edition_of(root: Path, files: Mapping[str, str]) -> tuple[Edition, Review]:
    """Return what lists are made of, from files."""
    workspace = written(root, files)
    review = assess(workspace)
    return Edition(workspace, review, cache=False), review
