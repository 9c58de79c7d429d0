"""``explain`` knows every code that ``check`` can print."""

from collections.abc import Callable
from typing import Any

import pytest

from claimgrade.assess.catalogue import RULES
from claimgrade.workspace.codes import DIAGNOSTICS
from claimgrade.workspace.due import DUE_CODES

CODES = [*RULES, *DIAGNOSTICS, *DUE_CODES]


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_its_page(claimgrade: Callable[..., Any], code: str) -> None:
    ran = claimgrade("explain", code)
    assert ran.code == 0
    assert ran.out.startswith(code)
    assert "Why it matters" in ran.out
    assert all(len(line) <= 100 for line in ran.out.splitlines())


def test_codes_are_listed_and_found_by_name_and_in_small_letters(
    claimgrade: Callable[..., Any],
) -> None:
    listed = claimgrade("explain").out
    assert all(code in listed for code in CODES)
    assert claimgrade("explain", "os02").out == claimgrade("explain", "OS02").out
    assert claimgrade("explain", "wording-above-ceiling").out.startswith("OS02")


@pytest.mark.parametrize(("given", "near"), [("OS022", "OS02"), ("unknown-kye", "unknown-key")])
def test_an_unknown_code_is_answered_with_the_nearest(
    claimgrade: Callable[..., Any], given: str, near: str
) -> None:
    ran = claimgrade("explain", given)
    assert ran.code == 2
    assert f"did you mean '{near}'?" in ran.err


def test_no_workspace_is_needed(claimgrade: Callable[..., Any]) -> None:
    assert claimgrade("explain", "OS08").code == 0
