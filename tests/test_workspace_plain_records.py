"""A record made without pydantic is the one that pydantic makes."""

from dataclasses import FrozenInstanceError, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from claimgrade.model.article import Article
from claimgrade.model.claim import Claim, ClaimedNumber, Quote
from claimgrade.model.reading_list import SavedReadingList
from claimgrade.model.record import Record, written_keys
from claimgrade.model.settings import Settings, Threshold
from claimgrade.model.source import SourceDetails
from claimgrade.model.study import Study
from claimgrade.workspace.schema.plain_records import NotPlain, plain_record
from claimgrade.workspace.schema.validation import validated
from sample_records import full, sample_values, written_values

KINDS: tuple[type[Record], ...] = (
    *(Claim, Article, Study, SourceDetails, SavedReadingList, Settings),
)

# Signs at which two readers of text could differ: blanks that only one of them takes off,
# digits of other scripts, minus signs, words in other cases, and what stands just off a limit.
_EDGES = (
    *("", " ", "\x1c", "\x1cwords", "\u3000words\u00a0", "\u200bwords", "words\n", "two\nlines"),
    *("unknown", " unknown", "UNKNOWN", "none", " none ", "true", "Yes", " no ", "null", "~"),
    *("0", "-0", "−3", "+2", "007", "1e-3", "1e9999", "0.10", "12.", ".5", "٣", "1_000", "NaN"),
    *("1" * 12, "1" * 13, "2026-02-29", "2024-02-29", " 2026-11-22 ", "2026", "2026-5", "٢٠٢٦"),
    *("8 weeks", "8  weeks", "15 to 30 minutes", "٨ weeks", "session", "a" * 64, "g" * 64),
    *("a" * 100, "a" * 101, "k" * 200, "k" * 201, "A-b", "a_b", "-a", "é", "#147", "#1d4f7c"),
    *("../x.csl", "x.csl", "apa", "RD510", "rd510", "400", "400.0", "-1", "101", "120", "120.1"),
)

_odd = st.one_of(
    st.sampled_from(_EDGES),
    st.text(max_size=8),
    st.none(),
    st.booleans(),
    st.integers(-3, 3),
    st.just({}),
    st.just([]),
    st.lists(st.sampled_from(_EDGES), max_size=2),
    st.dictionaries(st.sampled_from(("exact", "value", " name ")), st.just("x")),
)


def plain_or_none(kind: type[Record], values: Any) -> Record | None:
    try:
        return plain_record(kind, values)
    except NotPlain:
        return None


def validated_or_none(kind: type[Record], values: Any) -> Record | None:
    try:
        return validated(kind, values)
    except ValidationError:
        return None


def is_text(value: Any) -> bool:
    """Whether a value is made of text alone, as all values in files are."""
    if isinstance(value, dict):
        return all(map(is_text, value.values()))
    return all(map(is_text, value)) if isinstance(value, list) else isinstance(value, str)


def put(values: Any, path: tuple[Any, ...], value: Any) -> Any:
    """Return values with one of them, at any depth, replaced."""
    if not path:
        return value
    if isinstance(values, list):
        return [put(v, path[1:], value) if i == path[0] else v for i, v in enumerate(values)]
    return {**values, path[0]: put(values.get(path[0]), path[1:], value)}


def paths(values: Any, start: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return where each value stands, with one more place for a key that nobody knows."""
    if isinstance(values, dict):
        inner = [p for key, value in values.items() for p in paths(value, (*start, key))]
        return [start, *inner, (*start, "surely unknown")]
    if isinstance(values, list):
        return [start, *(p for i, v in enumerate(values) for p in paths(v, (*start, i)))]
    return [start]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_record_with_every_field_is_made_without_pydantic(kind: type[Record]) -> None:
    values = written_values(kind)
    assert plain_record(kind, values) == validated(kind, values) == full(kind)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_whatever_stands_in_a_field_both_make_the_same_of_it(
    kind: type[Record], data: st.DataObject
) -> None:
    """What is not made plainly goes to pydantic, and nothing made of text alone has to."""
    values = written_values(kind)
    path = data.draw(st.sampled_from(paths(values)))
    changed = put(values, path, data.draw(_odd))
    made, expected = plain_or_none(kind, changed), validated_or_none(kind, changed)
    assert made is None or made == expected
    if is_text(changed) and expected is not None:
        assert made is not None


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_sample_of_every_field_is_read_alike(kind: type[Record]) -> None:
    for name, key in written_keys(kind).items():
        for value in filter(is_text, (*sample_values(kind, name), *_EDGES)):
            changed = {**written_values(kind), key: value}
            assert plain_or_none(kind, changed) == validated_or_none(kind, changed), (key, value)


def test_a_record_cannot_be_changed_and_equals_one_with_the_same_fields() -> None:
    quote = Quote(exact="words")
    with pytest.raises(FrozenInstanceError):
        quote.exact = "others"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del quote.exact
    written_out = Quote(exact="words", prefix=None, suffix=None)
    assert quote == written_out
    assert hash(quote) == hash(written_out)
    assert quote != replace(quote, prefix="before")
    assert Threshold(value=1, rationale="x") != quote  # type: ignore[arg-type]


def test_a_record_is_not_made_without_what_it_needs_nor_with_what_it_has_not() -> None:
    with pytest.raises(TypeError, match="ClaimedNumber cannot be made of high"):
        ClaimedNumber(high=None)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="Quote cannot be made of exact, words"):
        Quote(exact="words", words="words")  # type: ignore[call-arg]
