"""A field that a step of the method waits for."""

from typing import NamedTuple


class Missing(NamedTuple):
    """A field that a rule needs and does not have.

    ``field`` is its dotted path in the claim (``asserts.horizon``, ``evidence.2.result``) or,
    where the study lacks it, ``studies.<key>.results.<id>.time`` and the like. ``looked_up`` is
    true when the field says ``unknown``: somebody looked and it is not reported; of ``language``,
    when it is recorded and there are no words for it. Neither is work left undone.
    """

    field: str
    looked_up: bool = False
