"""The text of made-up records: claims, studies, BibTeX entries. The sentences mean nothing."""

import hashlib
from random import Random
from typing import NamedTuple

EXPOSURES = ["partial occlusion", "warm immersion", "slow walking", "light loads", "sprint cycling"]
EXPOSURES += ["cold air", "heavy loads", "whole-body vibration", "breath holds", "fasted running"]
OUTCOMES = ["muscle thickness", "peak torque", "walking speed", "serum hormone", "resting pulse"]
OUTCOMES += ["fibre area", "lactate", "sleep quality", "oxygen uptake", "perceived effort"]
GROUPS = ["older women", "young men", "trained cyclists", "untrained adults", "office workers"]
DESIGNS = [
    "randomised-trial",
    "randomised-crossover",
    "before-after",
    "cohort",
    "animal-experiment",
]
RELATIONS = ["supports", "qualifies", "disputes", "background"]
CLASSES = ["final", "surrogate", "acute-marker", "mechanism"]
CERTAINTIES = ["very-low", "low", "moderate", "high"]
HEDGES = ["may", "can", "probably", "plain", "proof"]
ADVICE = ["none", "implied", "stated", "addressed"]
OMITS = [
    "none",
    "{{what: how the others fared, line: {source}, hides: context}}",
    "{{what: that it did harm, line: {source}, hides: harm}}",
]
VERBS = ["raises", "lowers", "improves", "maintains", "doubles", "restores"]
SURNAMES = ["Abe", "Müller", "Jørgensen", "Nakamura", "O'Brien", "García", "Šimek", "van Dijk"]
SURNAMES += ["Laurentino", "Takarada", "Smith", "Loenneke", "Hoang", "Petrov", "Kowalska", "Yasuda"]
LATEX = {"ü": '{\\"u}', "ø": "{\\o}", "í": "{\\'\\i}", "Š": "{\\v S}"}
JOURNALS = ["Journal of Applied Effort", "Annals of Movement", "Acta Kinetica", "Load and Recovery"]
FILLER = (
    "the same people under both conditions with the order drawn by lot and a week between them, "
    "measured by one assessor who did not know which session it was, at rest and again after the "
    "last set, while diet and other training were kept as they were and nobody was lost"
)
WORDS = FILLER.split()

SETTINGS = """\
format = 1
title = "Generated"
as_of = "2026-11-22"
"""

ARTICLE = """\
title: Generated article
author: A. Writer
publisher: A House
url: https://example.org/article
published: 2016-05
language: en
audience: {species: human, who: healthy adults, training: untrained}
"""


def words(random: Random, count: int) -> str:
    """Return ``count`` words that read like a methods section, the first in upper case."""
    start = random.randrange(len(WORDS))
    chosen = " ".join(WORDS[(start + n) % len(WORDS)] for n in range(count))
    return chosen.rstrip(",").capitalize()


class Made(NamedTuple):
    """What a claim must know of a study it cites: its design, and its main estimate in percent."""

    design: str
    estimate: str


def made(random: Random) -> Made:
    """Return the design and the main estimate of a study to be written."""
    return Made(random.choices(DESIGNS, [50, 10, 8, 2, 2])[0], estimate(random))


def claim(number: int, sources: dict[str, Made], random: Random) -> str:
    """Return the text of one claim with a line for each of ``sources``.

    ``sources`` gives each study by its key. Half of the claims state a number, three in four of
    them the estimate of the first study.
    How often a claim is worded plainly, rests on evidence of low certainty, is disputed, leaves
    something out or gives advice follows the review in claims/, and so does the share of flags.
    """
    exposure, outcome = random.choice(EXPOSURES), random.choice(OUTCOMES)
    sentence = f"{exposure} {random.choice(VERBS)} {outcome} in {random.choice(GROUPS)}"
    first = next(iter(sources.values())).estimate
    amount = first if random.random() < 0.75 else f"{random.randrange(50, 400)}"
    counts = random.random() < 0.5
    quote = f"{sentence} by {amount}%" if counts else sentence
    start = number * 400 + random.randrange(100)
    relations = ["supports", *random.choices(RELATIONS, [6, 6, 1, 7], k=len(sources) - 1)]
    said = list(zip(sources.values(), relations, strict=True))
    testing = [study.design for study, relation in said if relation != "background"]
    agreeing = [study.design for study, relation in said if relation in ("supports", "qualifies")]
    certainty, domains = judged(testing, agreeing, random)
    lines = [
        LINE.format(source=source, relation=relation, finding=words(random, 14))
        for source, relation in zip(sources, relations, strict=True)
    ]
    return CLAIM.format(
        sentence=sentence.capitalize(),
        quote=quote,
        prefix=words(random, 4).lower(),
        suffix=words(random, 4).lower(),
        start=start,
        end=start + len(quote),
        digest=hashlib.sha256(sentence.encode()).hexdigest(),
        exposure=exposure,
        outcome=outcome,
        hedge=random.choices(HEDGES, [3, 3, 1, 12, 1])[0],
        certainty=certainty,
        domains=domains,
        because=words(random, 12),
        points=points(relations),
        outcome_class=random.choices(CLASSES, [4, 2, 2, 2])[0],
        numbers=NUMBER.format(amount=amount) if counts else "numbers: []\n",
        advice=random.choices(ADVICE, [12, 5, 1, 2])[0],
        omits=random.choices(OMITS, [6, 3, 1])[0].format(source=next(iter(sources))),
        builds_on=f"builds_on: [claim-{number - 1:03d}]\n" if number % 5 == 1 else "",
        lines="".join(lines),
    )


def judged(testing: list[str], agreeing: list[str], random: Random) -> tuple[str, str]:
    """Return a certainty, and the judged domains that lead there from what the designs allow."""
    start = 3 if any(design.startswith("randomised") for design in testing) else 1
    in_animals = all(design.startswith("animal") for design in agreeing)
    certainty = min(random.choices(range(4), [2, 5, 4, 2])[0], start - 1 if in_animals else start)
    takes = random.sample(["risk-of-bias", "indirectness", "imprecision"], k=3)
    if in_animals:  # what animals leave open about people is rated before anything else
        takes.sort(key=lambda domain: domain != "indirectness")
    taken = takes[: start - certainty]
    told = {
        domain: (SERIOUS if domain in taken else NO_LEVEL[domain]).format(
            domain=domain, covers=COVERS.get(domain, ""), why=WHY[domain], words=words(random, 6)
        )
        for domain in takes
    }
    several = "{concern: none, levels: 0}" if len(testing) > 1 else "{concern: not-applicable}"
    return CERTAINTIES[certainty], (
        f"{told['risk-of-bias']}      inconsistency: {several}\n"
        f"{told['indirectness']}{told['imprecision']}"
    )


WHY = {
    "risk-of-bias": "Nobody was blinded",
    "indirectness": "Other people were studied",
    "imprecision": "The interval holds both",
}
COVERS = {"imprecision": "        covers: [OS23]\n"}

SERIOUS = """\
      {domain}:
        concern: serious
        levels: 1
{covers}        reason: '{why}: {words}.'
"""

NO_LEVEL = {
    "risk-of-bias": "      {domain}: {{concern: none, levels: 0}}\n",
    "indirectness": "      {domain}: {{concern: some, levels: 0, reason: '{words}.'}}\n",
    "imprecision": "      {domain}: {{concern: none, levels: 0}}\n",
}


def points(relations: list[str]) -> str:
    """Return the field that is asked for where some lines support and others dispute."""
    return "points: for\n" if "disputes" in relations else ""


CLAIM = """\
statement: {sentence}.
quote:
  exact: {quote}
  prefix: {prefix}
  suffix: {suffix}
  position: {{start: {start}, end: {end}}}
  paragraph_sha256: {digest}
topics: [{exposure}, {outcome}]
kind: causal
wording: {{relation: effect, hedge: {hedge}}}
certainty: {certainty}
because: {because}.
{points}direction: increase
asserts:
  intervention: {{what: {exposure}, duration: 8 weeks}}
  comparator: the same without it
  outcome: {{name: {outcome}, class: {outcome_class}}}
  horizon: training
{numbers}advice: {advice}
omits: {omits}
{builds_on}evidence:
{lines}judgements:
  - by: maintainers
    on: 2026-11-22
    outcome: {outcome}
    domains:
{domains}      publication-bias: {{concern: not-assessable}}
recommended_wording:
  text: {sentence}, perhaps.
  relation: effect
  hedge: may
  advice: none
review:
  - {{by: maintainers, on: 2026-11-22, due: 2027-11-22}}
"""

NUMBER = """\
numbers:
  - value: {amount}
    unit: '%'
    role: point
    scale: relative
    statistic: percent-change
"""

LINE = """\
  - source: {source}
    result: main
    relation: {relation}
    finding: >-
      {finding}.
"""


def estimate(random: Random) -> str:
    """Return a percentage, with the digits that a paper prints."""
    return f"{random.randrange(100, 4000) / 10:.1f}"


def study(main: Made, random: Random) -> str:
    """Return the text of one study with its two results, the first with its main estimate."""
    n = random.choice([6, 8, 12, 16, 24, 40, 120, 480])
    design = main.design
    contrast = {"before-after": "change", "cohort": "correlation"}.get(design, "conditions")
    values = {"main": main.estimate, "second": estimate(random)}
    results = [result(name, value, contrast, n, random) for name, value in values.items()]
    return STUDY.format(
        design=design,
        randomised="true" if design.startswith("randomised") else "false",
        species="animal" if design.startswith("animal") else "human",
        group=random.choice(GROUPS),
        exposure=random.choice(EXPOSURES),
        n=n,
        notes=words(random, 20),
        results="".join(results),
    )


def result(name: str, value: str, contrast: str, n: int, random: Random) -> str:
    """Return one result of a study of ``n`` people."""
    mean = float(value)
    return RESULT.format(
        name=name,
        outcome=random.choice(OUTCOMES),
        outcome_class=random.choices(CLASSES, [4, 2, 2, 2])[0],
        contrast=contrast,
        n=n // 2,
        mean=value,
        control=f"{mean * 0.9:.1f}",
        low=f"{mean * 0.5:.2f}",
        high=f"{mean * 1.5:.2f}",
    )


STUDY = """\
design: {design}
randomised: {randomised}
control: the same without it
blinding: unknown
population: {{species: {species}, who: {group}, age: adults, training: untrained}}
intervention:
  what: {exposure}
  frequency: 3 sessions a week
comparator: the same without it
duration: 8 weeks
n: {n}
arms: 2
notes: >-
  {notes}.
results:
{results}"""

RESULT = """\
  - id: {name}
    outcome: {outcome}
    class: {outcome_class}
    contrast: {contrast}
    comparison: with it against without it
    direction: increase
    time: 8 weeks
    groups:
      - {{name: with it, n: {n}, mean: {mean}, sd: 3.10}}
      - {{name: without it, n: {n}, mean: {control}, sd: 2.90}}
    estimate: {mean}
    low: {low}
    high: {high}
    statistic: percent-change
    unit: '%'
    locator: {{section: abstract}}
    verified: {{by: maintainers, on: 2026-11-22, how: abstract}}
"""

SOURCE = """\
{key}:
  retraction: {{status: none-found, on: 2026-11-20, list: generated list of 2026-11-01}}
  record: verified
  type: primary
"""


def strings() -> str:
    """Return the ``@string`` lines that the entries use."""
    return "".join(f'@string{{j{n} = "{name}"}}\n' for n, name in enumerate(JOURNALS))


def entry(key: str, random: Random) -> str:
    """Return one BibTeX entry as a reference manager writes it; two in five have an abstract."""
    names = random.sample(SURNAMES, k=random.randrange(1, 7))
    abstract = f"  abstract = {{{words(random, 110)}.}},\n" if random.random() < 0.4 else ""
    first = random.randrange(1, 900)
    return ENTRY.format(
        key=key,
        authors=" and ".join(f"{latex(name)}, {random.choice('ABCDEFGHJK')}." for name in names),
        exposure=random.choice(EXPOSURES),
        outcome=random.choice(OUTCOMES),
        journal=random.randrange(len(JOURNALS)),
        year=random.randrange(1995, 2026),
        volume=random.randrange(1, 120),
        first=first,
        last=first + 9,
        abstract=abstract,
    )


def latex(name: str) -> str:
    """Return a name with its accents as LaTeX."""
    return "".join(LATEX.get(letter, letter) for letter in name)


ENTRY = """\
@article{{{key},
  author = {{{authors}}},
  title = {{{{{exposure}}} and {outcome}: a generated study}},
  journal = j{journal},
  year = {{{year}}},
  volume = {{{volume}}},
  number = {{3}},
  pages = {{{first}--{last}}},
  doi = {{10.5555/{key}}},
  issn = {{0000-0000}},
{abstract}  keywords = {{generated, benchmark, exercise}}
}}
"""
