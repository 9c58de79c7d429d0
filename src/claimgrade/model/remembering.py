"""What is worked out of a record once, however often it is asked for."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

R = TypeVar("R")
T = TypeVar("T")

MOST = 8192
"""Records remembered for a function; with more it begins anew."""


def remembered(
    language: Callable[[], object],
) -> Callable[[Callable[[R], T]], Callable[[R], T]]:
    """Have a function of one frozen record answer once for each record, in each language.

    ``language`` returns what is in force; where the function says nothing it is ``type(None)``.
    Records are told apart by what they are, not by what they hold: to compare them would cost
    more than most functions.
    """

    def of(function: Callable[[R], T]) -> Callable[[R], T]:
        # What is remembered holds on to the record and the language, so that no other can come
        # to have their places.
        known: dict[tuple[int, int], tuple[R, object, T]] = {}

        @wraps(function)
        def once(record: R) -> T:
            said_in = language()
            key = (id(record), id(said_in))
            found = known.get(key)
            if found is not None:
                return found[2]
            made = function(record)
            if len(known) >= MOST:
                known.clear()
            known[key] = record, said_in, made
            return made

        return once

    return of
