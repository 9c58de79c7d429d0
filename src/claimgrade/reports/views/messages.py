"""What the checks say, for readers who do not have the record at hand: names of it in words.

The messages themselves name claims, results and fields as the files do, for whoever mends them.
"""

import re
from collections.abc import Iterator

from claimgrade.model.assessment import RuleResult
from claimgrade.model.saying import quoted
from claimgrade.reports.text import TEXT
from claimgrade.reports.typography import figures_in_print
from claimgrade.reports.views.missing_fields import Owners

PREMISE_FAILS = "OS32"
_TYPED = re.compile(r"`([a-z_]+)`")


def message_told(result: RuleResult, owners: Owners) -> str:
    """Return the message of a check with claims, works and results in words."""
    words = result.message
    if not names_one(words):
        return figures_in_print(words)
    if result.code == PREMISE_FAILS:
        words = _with_statements(words, owners)
    for named, told in _results_in(words, owners):
        words = words.replace(named, told)
    return figures_in_print(words)


def names_one(message: str) -> bool:
    """Return whether a message may name something as the files do; others suit any claim."""
    return ": " in message


def help_told(result: RuleResult) -> str:
    """Return what to do about a flag; a field is named as its heading is on the page."""
    return _TYPED.sub(lambda field: _heading(field[1]), result.help)


def _heading(field: str) -> str:
    return quoted(TEXT[field]) if field in TEXT else field.replace("_", " ")


def _with_statements(words: str, owners: Owners) -> str:
    """Return a sentence that ends in a way through claims with what each of them states.

    The way begins with the claim itself, which readers have before them.
    """
    said, colon, way = words.rpartition(": ")
    names = way.split(" → ")
    if not colon or not all(name in owners.links for name in names):
        return words
    return f"{said}: {' → '.join(quoted(_statement(name, owners)) for name in names[1:])}"


def _statement(name: str, owners: Owners) -> str:
    return owners.links[name].text.partition(". ")[2].removesuffix(".")


def _results_in(words: str, owners: Owners) -> Iterator[tuple[str, str]]:
    """Yield how a message names results of the claim, and how readers know them."""
    for line in owners.claim.evidence if owners.claim is not None else ():
        if not line.source or f"{line.source}, " not in words:
            continue
        study = owners.studies.get(line.source)
        cited = owners.references.get(line.source)
        for result in study.results if study is not None and cited is not None else ():
            if result.id == line.result and cited is not None:
                what = f", {result.outcome}" if isinstance(result.outcome, str) else ""
                yield f"{line.source}, {result.id}: ", f"{cited.short}{what}: "
