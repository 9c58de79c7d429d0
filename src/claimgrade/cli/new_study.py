"""``claimgrade new study``: what a study did and measured."""

import click

from claimgrade.cli.exits import WrongUse
from claimgrade.cli.options import Common
from claimgrade.cli.records import ask, ask_word, fits, schema_line, write_record
from claimgrade.model.vocabulary import Design, Species
from claimgrade.workspace.editing.scalar import scalar
from claimgrade.workspace.linking.nearest import nearest

EXAMPLES = """\b
Example:
  claimgrade new study smith2020 --design randomised-trial --n 24 \\
    --species human --who "untrained adults"
"""

NEXT_FIELDS = """\
# Next; leave out what was not looked up, write 'unknown' for what the paper does not report:
# duration: 8 weeks
# results:
#   - id: jump-height            # the name that evidence lines use: 'result: jump-height'
#     outcome: jump height
#     class: final               # final, surrogate, acute-marker or mechanism
#     contrast: conditions       # conditions, change, correlation or none
#     direction: increase
#     time: 8 weeks
#     estimate: 1.9
#     statistic: mean-difference # what the estimate is
#     low: 0.2                   # ends of the interval
#     high: 3.6
#     interval: 95% confidence   # what the two ends are; 'range', 'interquartile' and so on
#     unit: cm
#     locator:
#       table: 2
"""


@click.command(epilog=EXAMPLES)
@click.argument("key")
@click.option("--design", help="How the study was made, such as randomised-trial or cohort.")
@click.option("--n", "people", help="People (or animals) analysed; 'unknown' if not reported.")
@click.option("--species", help="human, animal, cell or tissue.")
@click.option("--who", help="Who was studied, in plain words.")
@click.pass_obj
def command(
    common: Common,
    key: str,
    design: str | None,
    people: str | None,
    species: str | None,
    who: str | None,
) -> None:
    """Record a study: citations/studies/KEY.yaml, where KEY is the paper's BibTeX key."""
    from claimgrade.model.study import Study
    from claimgrade.workspace.load import load

    root = common.root
    sources = load(root).sources
    if key not in sources:
        raise WrongUse(f"there is no source '{key}'.", nearest_source(key, list(sources)))
    if "/" in key or "\\" in key or key.startswith("."):
        raise WrongUse(f"'{key}' cannot name a file.", "give the entry a key without / or \\")
    design = ask_word(design, "design", "How the study was made", list(Design))
    question = "People analysed ('unknown' if not reported)"
    people = ask(people, "n", question, check=fits(Study, "n"))
    species = ask_word(species, "species", "Species", list(Species))
    who = ask(who, "who", "Who was studied, in plain words")
    write_record(
        root,
        f"citations/studies/{key}.yaml",
        schema_line(root, "study", 2)
        + f"design: {design}\nn: {people}\npopulation:\n  species: {species}\n"
        + f"  who: {scalar(who)}\n"
        + NEXT_FIELDS,
        f"link it from a claim: 'source: {key}' in its evidence",
    )


def nearest_source(key: str, known: list[str]) -> str:
    """Name the key most like one that is not there, and how to add it."""
    near = nearest(key, known)
    return (f"did you mean '{near}'? or: " if near else "") + f"claimgrade new source {key}"
