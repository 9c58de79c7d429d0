"""A small review with figures and hostile text, for tests of PDF and DOCX."""

from collections.abc import Mapping
from pathlib import Path

from claimgrade.assess.review import assess
from claimgrade.reports.edition import Edition
from claimgrade.workspace.load import load

HOSTILE = (
    '#panic("a") #import "@preview/x:0.1.0" $ x^2 $ = head @ref <label> `raw` *b* _i_ ~ \\ // no',
    "![p](/etc/passwd) [l](javascript:alert(1)) <a id='x'>y</a> :smile: https://evil.org",
    "<script>1</script> {{ 7*7 }}",
    "</w:t></w:r> ]]> &amp; &#65; | cell | \\footnote{x} <!-- c --> {=openxml} :::",
)
"""What typst, Markdown, HTML, Word and templates would read as markup."""

_CLAIMS = {
    "cold-raises-pulse": """\
statement: A cold bath raises the pulse.
quote: {exact: a cold bath raises your pulse, prefix: "we all know that (", suffix: ") and more"}
wording: {relation: effect, hedge: may}
certainty: low
because: two small crossover trials agree
asserts: {outcome: {name: pulse, class: acute-marker}, horizon: session}
advice: none
omits: none
evidence:
  - {source: doe2011, result: pulse, relation: supports, finding: The pulse was higher}
  - {source: roe2012, result: pulse, relation: supports, finding: The pulse was a little higher}
""",
    "muscle-threefold": """\
statement: Cold baths make muscle grow 3-fold.
quote: {exact: makes muscle grow 3-fold}
wording: {relation: effect, hedge: plain}
certainty: very-low
because: one small trial
builds_on: [cold-raises-pulse]
verdict: {verdict: contradicted, reason: A trial found the opposite, by: maintainers}
numbers: [{value: 3, unit: times, role: max, statistic: fold-of-baseline}]
evidence:
  - {source: doe2011, result: fold, relation: supports, finding: It grew}
  - {source: roe2012, result: fold, relation: qualifies, finding: It grew a little}
""",
    "smuggled": f"""\
statement: '{HOSTILE[0].replace("'", "''")}'
quote: {{exact: '{HOSTILE[1].replace("'", "''")}'}}
heading: '{HOSTILE[3].replace("'", "''")}'
wording: {{relation: effect, hedge: proof}}
certainty: low
because: '{HOSTILE[2].replace("'", "''")}'
evidence:
  - source: doe2011
    relation: supports
    finding: '{HOSTILE[1].replace("'", "''")}'
    locator: {{page: '{HOSTILE[3].replace("'", "''")}'}}
""",
    "nobody-knows": "statement: Nobody has looked at this.\n",
}

_STUDY = """\
design: randomised-crossover
population: {{species: human, who: young men}}
n: 12
results:
  - id: pulse
    outcome: pulse
    class: acute-marker
    contrast: conditions
    time: 10 minutes
    estimate: {mean}
    low: {low}
    high: {high}
    interval: 95% confidence
    unit: beats/min
    statistic: mean-difference
    favours: the cold
    direction: increase
    comparisons:
      - question: pulse in the cold
        intervention: the cold
        comparator: the warm
        positive: intervention
    locator: {{table: 2}}
  - id: fold
    outcome: muscle
    contrast: conditions
    estimate: {fold}
    unit: times
    statistic: fold-of-baseline
"""

FILES: Mapping[str, str] = {
    "claimgrade.toml": (
        'format = 1\nas_of = 2026-11-22\n\n[publisher]\nname = "maintainers"\n'
        'url = "https://example.org/"\n'
    ),
    "claims/cold/article.yaml": 'title: "Cold baths & #muscle *grow*"\nauthor: A. Writer\n',
    **{f"claims/cold/{name}.yaml": text for name, text in _CLAIMS.items()},
    "citations/library.bib": (
        "@article{doe2011, author = {Doe, Jane}, title = {Cold water}, journal = {J Cold},"
        " year = {2011}, doi = {10.1000/cold.1}}\n"
        "@article{roe2012, author = {Roe, Rick}, title = {Muscle}, journal = {J Cold},"
        " year = {2012}}\n"
    ),
    "citations/studies/doe2011.yaml": _STUDY.format(mean=7, low=3, high=11, fold=1.2),
    "citations/studies/roe2012.yaml": _STUDY.format(mean=2, low=-1, high=5, fold=1.5),
}


def edition(folder: Path, files: Mapping[str, str] = FILES) -> Edition:
    """Write the records to a folder and return what a report of them is rendered from."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    workspace = load(folder, cache=False)
    return Edition(workspace, assess(workspace), cache=False)
