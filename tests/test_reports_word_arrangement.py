"""What belongs together stays together on the pages and lines of a Word document."""

import zipfile
from io import BytesIO
from typing import Any

import pytest
from lxml import etree

from claimgrade.reports.docx import render
from claimgrade.reports.word_arrangement import LONGEST_KEPT, LONGEST_NOTES

pytest.importorskip("pypandoc", reason='needs pandoc: pip install "claimgrade[docx]"')
pytest.importorskip("typst", reason='needs typst: pip install "claimgrade[docx]"')

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TABLE = "| Outcome | Found |\n|---|---|\n| muscle | some |\n"


def part(markdown: str, name: str = "document") -> Any:
    content = render(f"# Title\n\n{markdown}", "2026-11-22")
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return etree.fromstring(archive.read(f"word/{name}.xml"))


def words(paragraph: Any) -> str:
    return "".join(text.text or "" for text in paragraph.iter(f"{W}t"))


ROWS = "| harm | none |\n" * 4


def kept(markdown: str) -> dict[str, bool]:
    """Return of each paragraph of the body whether it stays with the one after it."""
    body = part(markdown)[0]
    return {
        words(one): one.find(f"{W}pPr/{W}keepNext") is not None for one in body.findall(f"{W}p")
    }


def test_a_short_section_stays_on_one_page_and_the_next_may_begin_another() -> None:
    found = kept("## First\n\nSaid.\n\n- Found\n- Harm\n\n## Second\n\nMore.\n")
    assert found["First"] is found["Said."] is found["Found"] is True
    assert found["Harm"] is False


def test_a_section_that_is_longer_than_that_may_be_cut() -> None:
    long = "word " * (LONGEST_KEPT // 5 + 1)
    found = kept(f"## First\n\nBegun.\n\nSaid.\n\n{long}\n")
    assert found["Said."] is False


def test_what_leads_up_to_a_table_stays_with_it() -> None:
    found = kept(f"## First\n\nVerdict.\n\n- Setting\n- Searched on\n\n{TABLE}\nAfter.\n")
    assert found["Verdict."] is found["Setting"] is found["Searched on"] is True


def test_a_line_that_announces_what_follows_stays_with_it_however_long_the_section() -> None:
    long = "word " * LONGEST_KEPT
    found = kept(f"## First\n\nWhat it shows:\n\n- This\n\n{long}\n\nOf the table.\n\n{TABLE}")
    assert found["What it shows:"] is found["Of the table."] is True
    assert found["This"] is False


def rows_kept(markdown: str) -> list[bool]:
    """Return of each row of the only table whether it stays with what follows it."""
    (table,) = part(markdown)[0].findall(f"{W}tbl")
    return [
        all(one.find(f"{W}pPr/{W}keepNext") is not None for one in row.iter(f"{W}p"))
        for row in table.findall(f"{W}tr")
    ]


def test_a_table_begins_and_ends_with_two_rows_at_least_on_a_page() -> None:
    assert rows_kept(f"{TABLE}{ROWS}\n## Second\n") == [True, True, False, False, True, False]


def test_a_table_of_few_rows_stands_on_one_page() -> None:
    assert rows_kept(f"{TABLE}| harm | none |\n\n## Second\n") == [True, True, False]


def test_short_notes_under_a_table_stay_with_its_last_rows() -> None:
    table = f"{TABLE}{ROWS}"
    noted = f"## First\n\n{table}\nWhy.\n\n- Few people\n- Unblinded\n\n## Second\n\nMore.\n"
    assert rows_kept(noted) == [True, True, False, False, True, True]
    assert kept(noted)["Why."] is kept(noted)["Few people"] is True
    assert kept(noted)["Unblinded"] is False
    long = "word " * (LONGEST_NOTES // 5 + 1)
    assert rows_kept(f"## First\n\n{table}\n{long}\n") == [True, True, False, False, True, False]


def test_no_page_end_cuts_a_short_point_of_a_list() -> None:
    long = "word " * 200
    whole = {
        words(one)[:4]: one.find(f"{W}pPr/{W}keepLines") is not None
        for one in part(f"Lead.\n\n- Few people were studied.\n- {long}\n")[0].findall(f"{W}p")
    }
    assert (whole["Lead"], whole["Few "], whole["word"]) == (False, True, False)


def test_text_stands_apart_from_the_table_before_and_after_it() -> None:
    paragraphs = part(f"- Item\n\n{TABLE}\nAfter.\n")[0].findall(f"{W}p")
    room = {
        words(one): {name.split("}")[1]: int(value) for name, value in spacing.attrib.items()}
        for one in paragraphs
        if (spacing := one.find(f"{W}pPr/{W}spacing")) is not None
    }
    assert room["Item"]["after"] > 100
    assert room["After."]["before"] > 100


def test_properties_of_paragraphs_stand_in_the_order_of_the_standard() -> None:
    """ECMA-376, 17.3.1.26: pStyle, keepNext, …, numPr, …, spacing."""
    order = [f"{W}{name}" for name in ("pStyle", "keepNext", "numPr", "spacing")]
    for properties in part(f"## First\n\n- Item\n\n{TABLE}\nAfter.\n").iter(f"{W}pPr"):
        places = [order.index(one.tag) for one in properties if one.tag in order]
        assert places == sorted(places)


def test_dates_negative_numbers_and_equations_stand_on_one_line() -> None:
    root = part(
        "On 2026-11-22 it was -0.14 (-0.3 to 1) with n = 1 in a well-known journal-2 test.\n"
    )
    said = "".join(
        "‑" if one.tag == f"{W}noBreakHyphen" else one.text or ""
        for one in root.iter(f"{W}t", f"{W}noBreakHyphen")
    )
    assert "On 2026‑11‑22 it was ‑0.14 (‑0.3 to 1) with n\u00a0=\u00a01 in" in said
    assert "a well-known journal-2 test." in said


def test_the_number_of_a_hundredth_reference_has_room_before_its_text() -> None:
    """Three digits, a stop and a gap in 10.5 points: more than 450 twentieths of a point."""
    root = part("1. First\n2. Second\n", "numbering")
    used = part("1. First\n2. Second\n").find(f".//{W}numPr/{W}numId").get(f"{W}val")
    (number,) = [one for one in root.iter(f"{W}num") if one.get(f"{W}numId") == used]
    kind = number.find(f"{W}abstractNumId").get(f"{W}val")
    (list_,) = [one for one in root.iter(f"{W}abstractNum") if one.get(f"{W}abstractNumId") == kind]
    assert list_.find(f"{W}lvl/{W}numFmt").get(f"{W}val") == "decimal"
    assert int(list_.find(f"{W}lvl/{W}pPr/{W}ind").get(f"{W}hanging")) > 450


def test_a_column_of_much_text_is_not_squeezed_by_those_of_little() -> None:
    prose = "many words about what was found and how it was measured, " * 8
    root = part(
        "| Source, bearing | Study | Finding | Where, and how verified |\n|---|---|---|---|\n"
        f"| Doe 2011, = qualifies | controlled experiment | {prose}| read in the abstract |\n"
    )
    widths = [int(one.get(f"{W}w")) for one in root.iter(f"{W}gridCol")]
    assert widths[2] > 0.4 * sum(widths)
