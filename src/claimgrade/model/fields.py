"""The kinds of value a record field can hold, and how each is read from text.

Nothing here needs pydantic: the marks on a kind of value say to it, where it is used, what they
mean (``__get_pydantic_core_schema__``), and to ``workspace.schema.plain_records`` as they stand.
"""

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from decimal import Decimal
from enum import Enum
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    ClassVar,
    NamedTuple,
    NoReturn,
    Self,
    TypeVar,
    Union,
    dataclass_transform,
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


class Record:
    """Base of everything read from a workspace file: frozen, and closed to unknown keys.

    A record is a dataclass (:func:`record`) of which nothing is generated: a class costs a
    twentieth of the time then, and a command that checks one claim loads them all.
    """

    __pydantic_config__: ClassVar[Mapping[str, Any]] = {
        "extra": "forbid",
        "str_strip_whitespace": True,
    }
    if TYPE_CHECKING:
        __dataclass_fields__: ClassVar[dict[str, Any]]
    _needed: ClassVar[frozenset[str]] = frozenset()
    _made: ClassVar[tuple[tuple[str, Callable[[], Any]], ...]] = ()

    def __init__(self, **values: Any) -> None:
        if not self._needed <= values.keys() <= self.__dataclass_fields__.keys():
            names = ", ".join(sorted(values)) or "nothing"
            raise TypeError(f"{type(self).__name__} cannot be made of {names}")
        self._hold(values)

    @classmethod
    def holding(cls, values: dict[str, Any]) -> Self:
        """Make a record of values of which it is known that they are of its fields."""
        made = cls.__new__(cls)
        made._hold(values)
        return made

    def _hold(self, values: dict[str, Any]) -> None:
        held = self.__dict__
        held.update(values)
        for name, make in self._made:
            if name not in held:
                held[name] = make()

    def __setattr__(self, name: str, value: Any) -> NoReturn:
        raise FrozenInstanceError(f"{name} cannot be changed")

    def __delattr__(self, name: str) -> NoReturn:
        raise FrozenInstanceError(f"{name} cannot be taken away")

    def __eq__(self, other: object) -> bool:
        if self.__class__ is not other.__class__:
            return NotImplemented
        if self is other or self.__dict__ == other.__dict__:
            return True
        return self._values() == other._values()

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        held = ", ".join(f"{name}={value!r}" for name, value in self.__dict__.items())
        return f"{type(self).__name__}({held})"

    def _values(self) -> tuple[Any, ...]:
        return tuple([getattr(self, name) for name in self.__dataclass_fields__])


R = TypeVar("R", bound=Record)


def described(
    *,
    default: Any = MISSING,
    default_factory: Any = MISSING,
    description: str,
    key: str | None = None,
    **limits: int,
) -> Any:
    """Return a field of a record with what it holds, for editors and for messages.

    ``key`` is the name it has in files where that is not its own. ``limits`` are ``ge``, ``gt``
    and ``le``: the least value, the value to be exceeded and the greatest.
    """
    metadata = {"description": description, **limits, **({"alias": key} if key else {})}
    if default_factory is not MISSING:
        return field(default_factory=default_factory, metadata=metadata)
    return field(default=default, metadata=metadata)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(described,))
def record(kind: type[R]) -> type[R]:
    """Make a class a record, which is made with the names of its fields and compared by them."""
    made = dataclass(init=False, repr=False, eq=False, match_args=False)(kind)
    made._needed = frozenset(one.name for one in fields(made) if is_needed(one))
    made._made = tuple(
        (one.name, one.default_factory)
        for one in fields(made)
        if one.default_factory is not MISSING
    )
    return made


def is_needed(one: "Field[Any]") -> bool:
    """Return whether a record cannot be without a field."""
    return one.default is MISSING and one.default_factory is MISSING


def written_keys(kind: type[Record]) -> dict[str, str]:
    """Return the key in files of each field of a record, in its order."""
    return {one.name: one.metadata.get("alias", one.name) for one in fields(kind)}


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
