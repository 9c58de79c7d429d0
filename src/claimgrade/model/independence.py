"""How many independent data sets a set of citations rests on."""

from typing import NamedTuple

from claimgrade.model.missing import Missing


class Independence(NamedTuple):
    """What is left of a number of citations when the same people are counted once.

    ``citations`` is the number of publications. ``data_sets`` is the number of independent sets
    of data behind them that is sure: papers on one cohort are one, a review stands for the
    studies it pooled, a publication that measured nothing stands for none. ``people`` is the
    number analysed in them, ``None`` where one of them does not record it. ``at_least`` is true
    where the records leave open whether there are more. ``merged`` says in words what was
    counted together and why; ``missing`` names fields without which a publication was taken for
    a data set of its own.
    """

    citations: int
    data_sets: int
    people: int | None
    at_least: bool = False
    merged: tuple[str, ...] = ()
    missing: tuple[Missing, ...] = ()
