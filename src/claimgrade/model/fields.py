"""The kinds of value a record field can hold, and how each is read from text.

Nothing here needs pydantic: the marks on a kind of value say to it, where it is used, what they
mean (``__get_pydantic_core_schema__``), and to ``workspace.schema.plain_records`` as they stand.
"""

import datetime
import re
from collections.abc import Callable
from decimal import Decimal
from enum import Enum
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    NamedTuple,
    TypeVar,
    Union,
)


class Unknown(Enum):
    """The state of a field that somebody looked up and found not reported."""

    UNKNOWN = "unknown"


UNKNOWN = Unknown.UNKNOWN

T = TypeVar("T")


class Unfit(ValueError):
    """A value that a field cannot hold: ``kind`` names the sort of fault, ``expected`` the form."""

    def __init__(self, kind: str, expected: str) -> None:
        super().__init__(expected)
        self.kind = kind
        self.expected = expected


class ReadBy(NamedTuple):
    """Reads what is written in a file into a field's value, or raises :class:`Unfit`.

    ``written_as`` is the type that an editor should ask for.
    """

    read: Callable[[Any], Any]
    written_as: Any

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import PydanticCustomError, core_schema

        def read(value: Any) -> Any:
            try:
                return self.read(value)
            except Unfit as unfit:
                raise PydanticCustomError(unfit.kind, unfit.expected) from None

        return core_schema.no_info_before_validator_function(
            read, handler(source), json_schema_input_schema=handler.generate_schema(self.written_as)
        )


class Limits(NamedTuple):
    """What a value has to keep to: its length in signs, its form, the range of a number."""

    least: int | None = None
    most: int | None = None
    form: str | None = None
    at_least: int | None = None
    description: str | None = None

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        schema = handler(source)
        limits = {
            "min_length": self.least,
            "max_length": self.most,
            "pattern": f"^{self.form}$" if self.form else None,
        }
        schema.update({name: limit for name, limit in limits.items() if limit is not None})
        if self.at_least is not None:
            from pydantic_core import core_schema

            schema = core_schema.chain_schema([schema, core_schema.int_schema(ge=self.at_least)])
        return schema

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        made: dict[str, Any] = handler(schema)
        return {**made, "description": self.description} if self.description else made


class WordOr(NamedTuple):
    """Lets one fixed word stand in place of a field's own value, with one error for both."""

    word: str
    meaning: Any

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        return core_schema.no_info_wrap_validator_function(self._read, handler(source))

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
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


_NUMBER = re.compile(r"[-+−]?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d{1,3})?")
_WHOLE = re.compile(r"0|[1-9]\d{0,11}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_YES_NO = {"true": True, "yes": True, "false": False, "no": False}


def _read_number(value: Any) -> Any:
    if isinstance(value, str):
        text = value.strip()
        if not _NUMBER.fullmatch(text):
            raise Unfit("number", "expected a number such as 12 or 0.10")
        return Decimal(text.replace("−", "-"))
    return value


def _read_whole(value: Any) -> Any:
    if isinstance(value, str):
        if not _WHOLE.fullmatch(value.strip()):
            raise Unfit("whole_number", "expected a whole number such as 12")
        return int(value)
    return value


def _read_day(value: Any) -> Any:
    if isinstance(value, str):
        if not _DAY.fullmatch(value.strip()):
            raise Unfit("day", "expected a date written as 2026-11-22")
        try:
            return datetime.date.fromisoformat(value.strip())
        except ValueError:
            raise Unfit("day", "expected a day that exists") from None
    return value


def _read_yes_no(value: Any) -> Any:
    if isinstance(value, str):
        word = value.strip().lower()
        if word not in _YES_NO:
            raise Unfit("yes_no", "expected true or false")
        return _YES_NO[word]
    return value


Text = Annotated[str, Limits(least=1)]
"""Words, kept as written."""

Number = Annotated[Decimal, ReadBy(_read_number, float | str)]
"""A decimal number that keeps the digits it was written with (0.10 stays 0.10)."""

WholeNumber = Annotated[int, ReadBy(_read_whole, int)]
"""A count, 0 or more."""

Day = Annotated[datetime.date, ReadBy(_read_day, str)]
"""A calendar day, written as YYYY-MM-DD."""

YesNo = Annotated[bool, ReadBy(_read_yes_no, bool)]
"""true or false; yes and no are read as the same."""

PartialDate = Annotated[str, Limits(form=r"\d{4}(-\d{2}(-\d{2})?)?")]
"""A year, a month or a day: 2016, 2016-05 or 2016-05-03."""

Identifier = Annotated[str, Limits(form=r"[a-z0-9][a-z0-9-]*", most=100)]
"""Lower-case words joined by hyphens."""

Key = Annotated[str, Limits(least=1, most=200)]
"""A BibTeX key."""

_TIME = r"\d+(\.\d+)?( to \d+(\.\d+)?)? (second|minute|hour|day|week|month|year)s?"

Duration = Annotated[
    str,
    Limits(form=_TIME, description="a length of time such as '8 weeks' or '15 to 30 minutes'"),
]
"""A length of time in words: 8 weeks, 15 to 30 minutes."""

Horizon = Annotated[
    str,
    Limits(
        form=rf"(session|training|{_TIME})",
        description="a length of time, 'session' (up to 48 hours) or 'training' (weeks or more)",
    ),
]
"""A length of time, or the word for a single session or for weeks of training."""

Sha256 = Annotated[str, Limits(form=r"[0-9a-f]{64}")]
"""A SHA-256 digest in lower-case hexadecimal."""
