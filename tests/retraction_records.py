"""A small review of an article that cites a retracted work, and one under a concern, for tests."""

from pathlib import Path

from claimgrade.assess.review import assess
from claimgrade.reports.edition import Edition
from claimgrade.workspace.load import load
from claimgrade.workspace.reading.article_text import ArticleText, article_text

ARTICLE = "# Cold calves\n\nCold baths make calves grow by 5 cm. Cold calves hop higher.\n"

STUDY = """\
design: randomised-trial
randomised: true
harms_reported: true
population: {{species: human, who: swimmers}}
intervention: {{what: cold baths}}
comparator: no baths
n: 24
results:
  - id: size
    outcome: calf size
    class: final
    contrast: conditions
    direction: increase
    statistic: mean-difference
    estimate: {estimate}
    low: {low}
    high: 8
    unit: cm
    locator: {{table: 2}}
    verified: {{how: full text, by: anna, on: 2026-11-01}}
"""

GROWS = """\
statement: Cold baths make calves grow.
quote: {exact: Cold baths make calves grow by 5 cm.}
wording: {relation: effect, hedge: plain}
certainty: low
because: the trials are small
points: for
asserts: {outcome: {name: calf size}}
numbers: [{value: 5, unit: cm, statistic: mean-difference}]
omits: {what: The feet hurt, hides: harm, line: doe2011}
evidence:
  - {source: doe2011, result: size, relation: supports, finding: Calves grew}
  - {source: roe2012, result: size, relation: qualifies, finding: Some calves grew}
  - {source: poe2015, result: size, relation: supports, finding: Calves grew again}
  - {source: loe2016, result: size, relation: supports, finding: Calves grew once more}
"""

HOPS = """\
statement: Cold calves hop higher.
quote: {exact: Cold calves hop higher.}
wording: {relation: effect, hedge: may}
certainty: very low
because: nobody measured it
builds_on: [grows]
evidence:
  - {source: doe2011, relation: background, finding: Calves were measured}
  - {source: roe2012, relation: background, finding: Calves were seen}
"""

AUTHORS = {"doe2011": "Doe", "roe2012": "Roe", "poe2015": "Poe", "loe2016": "Loe"}

FILES = {
    "claimgrade.toml": "format = 1\nas_of = 2026-11-22\nstyle = 'plain'\n",
    "claims/cold/article.yaml": (
        "title: Cold calves\npublished: '2013'\n"
        "interests: [{what: She sells baths, declared: false, source: doe2011}]\n"
    ),
    "claims/cold/grows.yaml": GROWS,
    "claims/cold/hops.yaml": HOPS,
    "citations/sources.yaml": (
        "doe2011: {type: primary, retraction: {status: retracted, on: 2026-11-20, list: a list}}\n"
        "roe2012: {type: primary, retraction: {status: concern, on: 2026-11-20, list: a list}}\n"
        "poe2015: {type: primary, retraction: {status: none-found, on: 2026-11-20, list: a list}}\n"
    ),
    "citations/library.bib": "".join(
        f"@article{{{key}, author = {{{name}, Jo}}, title = {{Baths of {name}}}, "
        f"journal = {{J Cold}}, year = {{{key[3:]}}}}}\n"
        for key, name in AUTHORS.items()
    ),
    **{
        f"citations/studies/{key}.yaml": STUDY.format(estimate=4 + at, low=at)
        for at, key in enumerate(AUTHORS)
    },
}


def edition_of(root: Path) -> Edition:
    """Write the records into a folder and return the review of them, with the article's text."""
    for name, text in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    workspace = load(root, cache=False)
    article = article_text(ARTICLE.encode(), ".md")
    assert isinstance(article, ArticleText)
    return Edition(workspace, assess(workspace), text=article)
