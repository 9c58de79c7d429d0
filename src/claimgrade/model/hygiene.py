"""Which checks of the bibliography a workspace has switched off."""

from collections.abc import Mapping
from typing import Annotated, Any

from claimgrade.model.fields import ReadBy, Text, Unfit
from claimgrade.model.record import Record, described, record


def _read_code(value: Any) -> Any:
    if isinstance(value, str):
        code = value.strip().upper()
        if len(code) != 5 or not code.startswith("RD5") or not code.isalnum():
            raise Unfit(
                "hygiene_code", "expected a code of 'claimgrade sources check', such as RD531"
            )
        return code
    return value


HygieneCode = Annotated[str, ReadBy(_read_code, str)]
"""A code of ``claimgrade sources check``: RD510 to RD599."""


@record
class Hygiene(Record):
    """Checks of the bibliography that are not wanted here, for all files or for some."""

    off: tuple[HygieneCode, ...] = described(default=(), description="codes not to report")
    off_in: Mapping[Text, tuple[HygieneCode, ...]] = described(
        default_factory=dict, description="codes not to report for a file, by its path"
    )
