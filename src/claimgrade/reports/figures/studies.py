"""The studies of a forest plot: those on one scale, each under a name of its own."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from claimgrade.model.effect import Effect, Measured
from claimgrade.model.pooled import Entry, LeftOut
from claimgrade.model.vocabulary import Concern, Statistic
from claimgrade.reports.views.parts import listed

_HIGH = ("−", "bias_high")
BIAS = {
    Concern.NONE.value: ("+", "bias_low"),
    Concern.SOME.value: ("!", "bias_some"),
    Concern.SERIOUS.value: _HIGH,
    Concern.VERY_SERIOUS.value: _HIGH,
    Concern.EXTREMELY_SERIOUS.value: _HIGH,
}
"""The mark of a concern about bias, told apart by its shape, and the name of its words."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One effect that gets a row: the study as a reader knows it, and its weight in the pool."""

    name: str
    effect: Effect
    bias: str = ""
    weight: float | None = None


def told_apart(results: Sequence[Entry | LeftOut], shown: Sequence[Shown]) -> list[Shown]:
    """Return rows with names that differ: by the result, and by the groups of one result."""
    names = Counter(one.name for one in shown)
    named = [
        replace(one, name=f"{one.name}, {result.outcome}") if names[one.name] > 1 else one
        for result, one in zip(results, shown, strict=True)
    ]
    signs: dict[str, list[list[str]]] = {}
    for one in named:
        signs.setdefault(one.name, []).append(one.effect.sign.split())
    return [
        replace(one, name=listed([one.name, _own(one.effect.sign.split(), signs[one.name])], ", "))
        for one in named
    ]


def _own(words: Sequence[str], every: Sequence[Sequence[str]]) -> str:
    """Return the words in the middle of a sentence that others like it do not share with it."""
    if len(every) < 2:
        return ""
    begun = _shared(every)
    ended = _shared([one[begun:][::-1] for one in every])
    return " ".join(words[begun : len(words) - ended])


def _shared(sentences: Sequence[Sequence[str]]) -> int:
    """Return with how many same words all begin."""
    together = zip(*sentences, strict=False)
    return sum(1 for _ in takewhile(lambda words: len(set(words)) == 1, together))


def on_one_scale(shown: Sequence[Shown]) -> list[Shown]:
    """Return the effects on the scale that most of them are on, the first of equals."""
    scales = Counter(scale(one.effect) for one in shown)
    main = max(scales, key=lambda one: scales[one], default=None)
    return [one for one in shown if scale(one.effect) == main]


def scale(effect: Effect) -> tuple[Statistic, Measured, str]:
    """Return what effects must share to stand on one axis."""
    return effect.measure, effect.measured, effect.unit
