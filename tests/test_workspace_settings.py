"""The settings of a workspace are read, and what is wrong in them has its line."""

import datetime
from decimal import Decimal

import pytest

from claimgrade.model.settings import Settings
from claimgrade.workspace.reading.positions import PathTable
from claimgrade.workspace.settings_file import default_settings, read_settings


def read(text: str) -> tuple[Settings, list[tuple[str, int, int]]]:
    settings, faults = read_settings(text, PathTable())
    return settings, [(fault.code, fault.line, fault.column) for fault in faults]


def test_settings_are_read_with_their_types() -> None:
    settings, faults = read(
        'format = 1\nas_of = 2026-11-22\n[publisher]\nname = "P"\n'
        '[thresholds.about_tolerance]\nvalue = 0.10\nrationale = "r"\n'
    )
    assert faults == []
    assert settings.as_of == datetime.date(2026, 11, 22)
    assert settings.publisher is not None
    assert settings.publisher.name == "P"
    assert settings.thresholds.about_tolerance.value == Decimal("0.10")
    assert settings.thresholds.information_size.value == 400


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("format = 1\nas_of = 2026-13-01\n", [("RD118", 2, 13)]),
        ("format = 1\ntitle = 'open\n", [("RD118", 2, 14)]),
        ("format = 1\nformat = 2\n", [("RD118", 2, 11)]),
        ("format = 1\n\nfeild = 'x'\n", [("RD201", 3, 1)]),
        ("format = 1\n[publisher]\nnaem = 'x'\n", [("RD201", 3, 1)]),
        ("format = 'one'\n", [("RD204", 1, 1)]),
        ("title = 'x'\n", [("RD210", 1, 1)]),
        ("format = 1\npublisher = 'x'\n", [("RD209", 2, 1)]),
    ],
)
def test_faults_of_settings_have_their_place(text: str, faults: list[tuple[str, int, int]]) -> None:
    assert read(text)[1] == faults


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('title = "x\nformat = 1\n', "the quotation mark is never closed"),
        ("title = 'x\nformat = 1\n", "the quotation mark is never closed"),
        ('title = "x', "the quotation mark is never closed"),
        ("title = 'x", "the quotation mark is never closed"),
        ('title = """x\n', "the quotation mark is never closed"),
        ("title = '''x\n", "the quotation mark is never closed"),
        ("format = 1\nformat = 1\n", "this key is given twice"),
        ("as_of = 2026-13-01\n", "there is no such day or time"),
        ("title = A review\n", "words need quotation marks"),
        ("format 1\n", "no = stands after the key"),
        ("[publisher\nname = 'x'\n", "the heading is not closed with ]"),
        ("title = 'x' y\n", "something stands after the value"),
        ('title = "C:\\papers"\n', "a backslash in quotation marks has to be written twice"),
        ("languages = ['en'\n", "the [ opened here is never closed"),
        ("as_of = 2026-02-30\n", "there is no such day or time"),
        ("as_of = 22.11.2026\n", "a day is written as year-month-day, as in 2026-11-22"),
        ("[publisher]\n[publisher]\n", "this heading is given twice"),
        ("= 1\n", "this line is neither a key with = nor a [heading]"),
        # what has no plain words keeps those of the TOML reader
        ('title = "\\u12"\n', "invalid hex value"),
    ],
)
def test_what_is_not_toml_is_said_in_plain_words(text: str, says: str) -> None:
    (fault,) = read_settings(text, PathTable())[1]
    assert fault.code == "RD118"
    assert says in fault.message


def test_what_is_not_broken_is_kept() -> None:
    settings, _ = read("title = 'kept'\nas_of = 'soon'\n")
    assert settings.title == "kept"
    assert settings.as_of is None
    assert read("nonsense")[0] == default_settings()
