"""What a record is: a frozen dataclass of described fields, which says the same as its file."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, Self, TypeVar, dataclass_transform


class Record:
    """Base of all that is read from a workspace file, and of the like: frozen, its keys known.

    A record is a dataclass (:func:`record`) of which no method is generated: that takes longer
    than all else about a class, and a command that checks one claim loads every one of them.
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
