"""Enters a correction in an article's record, by the order of the days."""

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from claimgrade.model.vocabulary import Verdict
from claimgrade.workspace.editing.signing import Item, put_item


def correction_item(
    claim: str,
    on: datetime.date,
    what: str,
    reason: str,
    *,
    before: Verdict | None = None,
    after: Verdict | None = None,
    by: str | None = None,
) -> Item:
    """Return a correction as it is written: its fields in their order, those known."""
    verdicts = {"before": before.value if before else None, "after": after.value if after else None}
    fields = {"on": on, "claim": claim, "what": what, "reason": reason, **verdicts, "by": by}
    return {name: value for name, value in fields.items() if value is not None}


def add_correction(path: Path, item: Item) -> None:
    """Enter a correction in an article.yaml, after those of the same day or earlier, atomically.

    None is ever replaced, and every other byte stays as it is.

    Raises:
        EditRefused: the file cannot be read as it is, or its `corrections` are not a list of
            blocks. The file is then untouched.
    """

    def by_day(one: Mapping[str, Any]) -> tuple[str, bool]:
        return str(one.get("on") or ""), one is item

    put_item(path, "corrections", item, by_day)
