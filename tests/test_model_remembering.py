"""What is worked out of a record is worked out once, and never given out for another."""

from dataclasses import dataclass

import pytest

from claimgrade.model import remembering
from claimgrade.model.remembering import remembered
from claimgrade.model.saying import Sentences, say, saying, sentences_in_force


@dataclass(frozen=True)
class Cuff:
    """A record; two that hold the same are equal."""

    width: int


def test_a_function_is_asked_once_of_each_record() -> None:
    asked = []

    @remembered(type(None))
    def width(cuff: Cuff) -> int:
        asked.append(cuff)
        return cuff.width

    wide, narrow = Cuff(13), Cuff(5)
    assert [width(wide), width(narrow), width(wide)] == [13, 5, 13]
    assert len(asked) == 2


def test_what_was_said_in_one_language_is_not_given_out_in_another() -> None:
    @remembered(sentences_in_force)
    def told(cuff: Cuff) -> str:
        return say("{width} cm wide", width=cuff.width)

    cuff, german = Cuff(13), Sentences({"{width} cm wide": "{width} cm breit"})
    assert told(cuff) == "13 cm wide"
    with saying(german):
        assert told(cuff) == "13 cm breit"
    assert told(cuff) == "13 cm wide"


def test_a_record_that_is_gone_is_not_taken_for_one_in_its_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(remembering, "MOST", 3)

    @remembered(type(None))
    def width(cuff: Cuff) -> int:
        return cuff.width

    assert [width(Cuff(number)) for number in range(1000)] == list(range(1000))
