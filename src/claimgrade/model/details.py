"""What is worked out for a claim only when it is shown."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MaySay:
    """The sentence that may be said: the reviewer's own (checked) or the computed one."""

    text: str
    by_reviewer: bool
    within: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Details:
    """The words for a claim, and what stands behind its certainty and its evidence."""

    plain_statement: str
    may_say: MaySay | None
    coach: str
