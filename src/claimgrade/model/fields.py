"""The kinds of value a record field can hold, and how each is read from text."""

import datetime
import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, Union

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema


class Unknown(Enum):
    """The state of a field that somebody looked up and found not reported."""

    UNKNOWN = "unknown"


UNKNOWN = Unknown.UNKNOWN

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class WordOr:
    """Lets one fixed word stand in place of a field's own value, with one error for both."""

    word: str
    meaning: Any

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_wrap_validator_function(self._read, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: Any, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"anyOf": [handler(schema["schema"]), {"const": self.word}]}

    def _read(self, value: Any, handler: Any) -> Any:
        if value == self.word or value is self.meaning:
            return self.meaning
        return handler(value)


_UNKNOWN_OR = WordOr("unknown", UNKNOWN)


if TYPE_CHECKING:
    Recorded = Union[T, Unknown, None]  # noqa: UP007 - a generic alias needs the long form
else:

    class Recorded:
        """An optional field: a value, ``UNKNOWN`` (not reported) or ``None`` (absent)."""

        def __class_getitem__(cls, inner: Any) -> Any:
            return Annotated[inner, _UNKNOWN_OR] | None


class Record(BaseModel):
    """Base of everything read from a workspace file: frozen, and closed to unknown keys."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True
    )


_NUMBER = re.compile(r"[-+−]?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d{1,3})?")
_WHOLE = re.compile(r"0|[1-9]\d{0,11}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_YES_NO = {"true": True, "yes": True, "false": False, "no": False}


def _read_number(value: Any) -> Any:
    if isinstance(value, str):
        text = value.strip()
        if not _NUMBER.fullmatch(text):
            raise PydanticCustomError("number", "expected a number such as 12 or 0.10")
        return Decimal(text.replace("−", "-"))
    return value


def _read_whole(value: Any) -> Any:
    if isinstance(value, str):
        if not _WHOLE.fullmatch(value.strip()):
            raise PydanticCustomError("whole_number", "expected a whole number such as 12")
        return int(value)
    return value


def _read_day(value: Any) -> Any:
    if isinstance(value, str):
        if not _DAY.fullmatch(value.strip()):
            raise PydanticCustomError("day", "expected a date written as 2026-11-22")
        try:
            return datetime.date.fromisoformat(value.strip())
        except ValueError:
            raise PydanticCustomError("day", "expected a day that exists") from None
    return value


def _read_yes_no(value: Any) -> Any:
    if isinstance(value, str):
        word = value.strip().lower()
        if word not in _YES_NO:
            raise PydanticCustomError("yes_no", "expected true or false")
        return _YES_NO[word]
    return value


Text = Annotated[str, Field(min_length=1)]
"""Words, kept as written."""

Number = Annotated[Decimal, BeforeValidator(_read_number, json_schema_input_type=float | str)]
"""A decimal number that keeps the digits it was written with (0.10 stays 0.10)."""

WholeNumber = Annotated[int, BeforeValidator(_read_whole, json_schema_input_type=int)]
"""A count, 0 or more."""

Day = Annotated[datetime.date, BeforeValidator(_read_day, json_schema_input_type=str)]
"""A calendar day, written as YYYY-MM-DD."""

YesNo = Annotated[bool, BeforeValidator(_read_yes_no, json_schema_input_type=bool)]
"""true or false; yes and no are read as the same."""

PartialDate = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
"""A year, a month or a day: 2016, 2016-05 or 2016-05-03."""

Identifier = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=100)]
"""Lower-case words joined by hyphens."""

Key = Annotated[str, Field(min_length=1, max_length=200)]
"""A BibTeX key."""

Duration = Annotated[
    str,
    Field(
        pattern=r"^\d+(\.\d+)?( to \d+(\.\d+)?)? (second|minute|hour|day|week|month|year)s?$",
        description="a length of time such as '8 weeks' or '15 to 30 minutes'",
    ),
]
"""A length of time in words: 8 weeks, 15 to 30 minutes."""

Horizon = Annotated[
    str,
    Field(
        pattern=r"^(session|training|"
        r"\d+(\.\d+)?( to \d+(\.\d+)?)? (second|minute|hour|day|week|month|year)s?)$",
        description="a length of time, 'session' (up to 48 hours) or 'training' (weeks or more)",
    ),
]
"""A length of time, or the word for a single session or for weeks of training."""

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
"""A SHA-256 digest in lower-case hexadecimal."""
