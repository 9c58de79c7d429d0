"""Whole records as one drawn number: drawn field by field, they take longer than what they test.

What is drawn so is not made smaller where a test fails: it is shown as it was.
"""

from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import Any, TypeVar

from hypothesis import strategies as st

Made = TypeVar("Made")


def drawn(make: Callable[[Random], Made]) -> st.SearchStrategy[Made]:
    """Return what a function makes of a source of random numbers, a new one each time."""
    return st.integers(0, 2**64 - 1).map(lambda number: make(Random(number)))  # noqa: S311


def some_of(random: Random, fields: Mapping[str, Sequence[Any]]) -> dict[str, Any]:
    """Return each field at one of its values, or, as often, not at all."""
    return {name: random.choice(values) for name, values in fields.items() if random.randrange(2)}
