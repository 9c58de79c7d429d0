"""The DOCX says what the page says, in styles of ours, and obeys no record."""

import datetime
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from claimgrade.reports.catalogue import READINGS, render
from claimgrade.reports.docx import read
from claimgrade.reports.edition import Edition
from claimgrade.reports.environment import escape_markdown
from claimgrade.reports.figures.of_review import review_pictures
from claimgrade.reports.readings import review as review_reading
from claimgrade.reports.text import TEXT
from claimgrade.reports.word_processing import Figure, document
from claimgrade.reports.words import CERTAINTIES, VERDICTS
from printed_review import HOSTILE, edition

pytest.importorskip("pypandoc", reason='needs pandoc: pip install "claimgrade[docx]"')
pytest.importorskip("typst", reason='needs typst: pip install "claimgrade[docx]"')

MARKUP = st.text(st.sampled_from("ab1 \\`*_{}[]()<>|~$#!&;+-=.:/@^'\""), max_size=40)
NAME = "cold/review.docx"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    return edition(tmp_path_factory.mktemp("review"))


@pytest.fixture(scope="module")
def made(shown: Edition) -> bytes:
    content = render(shown, ["review"], ["docx"])[NAME]
    assert isinstance(content, bytes)
    return content


@pytest.fixture(scope="module")
def parts(made: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(made)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def body(parts: dict[str, bytes]) -> Any:
    return etree.fromstring(parts["word/document.xml"])[0]


def words(element: Any) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def style(paragraph: Any) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else str(found.get(f"{W}val"))


def in_style(body: Any, name: str) -> list[str]:
    return [words(one) for one in body.iter(f"{W}p") if style(one) == name]


def plain_words(block: Any) -> str:
    """Return the words of a paragraph as pandoc has it; fails for anything but words in it."""
    assert {one["t"] for one in block["c"]} <= {"Str", "Space"}
    return "".join(one.get("c", " ") for one in block["c"])


def cards(body: Any) -> Iterator[tuple[str, str]]:
    """Yield the heading of each card with all words below it."""
    heading, said = "", ""
    for element in body:
        kind = style(element) if element.tag == f"{W}p" else ""
        if kind in ("Heading1", "Heading2"):
            if re.match(r"\d+\. ", heading):
                yield heading, said
            heading, said = words(element), ""
        else:
            said += f"{words(element)}\n"


def test_the_same_records_give_the_same_bytes_in_another_process(
    made: bytes, tmp_path: Path
) -> None:
    program = (
        "import sys, pathlib, printed_review\n"
        "from claimgrade.reports.catalogue import render\n"
        "shown = printed_review.edition(pathlib.Path(sys.argv[1]))\n"
        f"pathlib.Path(sys.argv[2]).write_bytes(render(shown, ['review'], ['docx'])[{NAME!r}])\n"
    )
    again = tmp_path / "again.docx"
    tests = Path(__file__).parent
    subprocess.run([sys.executable, "-c", program, tmp_path, again], check=True, cwd=tests)
    assert again.read_bytes() == made


def test_it_bears_the_day_of_the_review_and_its_title(made: bytes, parts: dict[str, bytes]) -> None:
    core = parts["docProps/core.xml"].decode()
    assert "<dc:title>Cold baths &amp; #muscle *grow*</dc:title>" in core
    assert set(re.findall(r">(\d{4}-\d\d-\d\dT[^<]*)<", core)) == {"2026-11-22T00:00:00Z"}
    with zipfile.ZipFile(BytesIO(made)) as archive:
        days = {datetime.date(*entry.date_time[:3]) for entry in archive.infolist()}
    of_our_styles = datetime.date(1980, 1, 1)
    assert days <= {datetime.date(2026, 11, 22), of_our_styles}


def test_every_claim_has_its_verdict_and_certainty(shown: Edition, body: Any) -> None:
    found = dict(cards(body))
    assert len(found) == len(shown.review.assessments) == 4
    for number, assessment in enumerate(shown.review.assessments, start=1):
        said = found[f"{number}. {assessment.claim.statement}"]
        sign = VERDICTS[assessment.verdict]
        assert f"{TEXT['verdict']}: {sign.glyph} {sign.word}." in said
        used = assessment.certainty.used
        level = CERTAINTIES[used] if used else "not graded"
        assert re.search(rf"^{TEXT['certainty']}: [●○]* ?{level}\b", said, re.MULTILINE)


def test_what_a_record_writes_as_markup_is_shown_as_it_is(body: Any) -> None:
    text = re.sub(r"\s+", " ", "\n".join(words(one) for one in body.iter(f"{W}p")))
    for hostile in HOSTILE:
        assert hostile in text


def test_it_holds_our_figures_with_their_words_and_no_other_picture(
    shown: Edition, parts: dict[str, bytes], body: Any
) -> None:
    (view,) = review_reading.build(shown)
    pictures = list(review_pictures(view).values())
    assert len(pictures) > 2
    said = [one.get("descr") for one in body.iter(f"{DRAWING}docPr")]
    assert said == [picture.alternative for picture in pictures]
    assert in_style(body, "ImageCaption") == [picture.caption for picture in pictures]
    media = [part for name, part in parts.items() if name.startswith("word/media/")]
    assert len(media) == len(set(pictures))
    assert all(part.startswith(b"\x89PNG") for part in media)


def test_headings_are_headings_and_skip_no_level(body: Any) -> None:
    assert in_style(body, "Title") == ["Cold baths & #muscle *grow*"]
    sections = in_style(body, "Heading1")
    for name in ("summary", "index", "claims", "soe", "references", "method", "disclosure"):
        assert TEXT[name] in sections
    kinds = [style(one) for one in body.iter(f"{W}p")]
    levels = [int(kind[-1]) for kind in kinds if re.fullmatch(r"Heading\d", kind)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_sentence_that_may_be_said_stands_out(shown: Edition, body: Any) -> None:
    said = in_style(body, "WhatMayBeSaid")
    assert len(said) == len(shown.review.assessments)
    assert all(one.startswith(f"{TEXT['may_say']}: ") for one in said)


def test_tables_have_a_head_that_is_repeated_and_fill_the_page(body: Any) -> None:
    tables = list(body.iter(f"{W}tbl"))
    assert len(tables) > 10
    for table in tables:
        assert table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None
        assert table.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val") == "Table"
        percent = int(table.find(f"{W}tblPr/{W}tblW").get(f"{W}w")) / 50
        assert 99.8 <= percent <= 100


def test_links_lead_to_the_web_or_to_a_place_in_the_document(
    parts: dict[str, bytes], body: Any
) -> None:
    relations = etree.fromstring(parts["word/_rels/document.xml.rels"])
    outside = {one.get("Target") for one in relations if one.get("TargetMode") == "External"}
    assert outside == {"https://example.org/", "https://doi.org/10.1000/cold.1"}
    marks = {one.get(f"{W}name") for one in body.iter(f"{W}bookmarkStart")}
    inside = [one.get(f"{W}anchor") for one in body.iter(f"{W}hyperlink")]
    led = [anchor for anchor in inside if anchor]
    assert len(led) > 20
    assert set(led) <= marks


def test_it_has_a_running_head_and_page_numbers_on_a4(parts: dict[str, bytes], body: Any) -> None:
    assert b" STYLEREF Title " in parts["word/header1.xml"]
    assert b" PAGE " in parts["word/footer1.xml"]
    size = body.find(f"{W}sectPr/{W}pgSz")
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")


def test_raw_markup_foreign_pictures_and_links_to_files_are_taken_out() -> None:
    def link(kind: str, href: str, label: str) -> dict[str, Any]:
        return {"t": kind, "c": [["", [], []], [{"t": "Str", "c": label}], [href, ""]]}

    read = {
        "pandoc-api-version": [1, 23],
        "meta": {},
        "blocks": [
            {"t": "RawBlock", "c": ["html", "<b>x</b>"]},
            {"t": "Para", "c": [link("Image", "/etc/passwd", "a"), link("Link", "b.html", "b")]},
            {"t": "Para", "c": [{"t": "RawInline", "c": ["openxml", "<w:p/>"]}]},
            {
                "t": "Para",
                "c": [link("Link", "javascript:alert(1)", "c"), link("Link", "#no", "d")],
            },
        ],
    }
    shown = document(read, {}, "en")["blocks"]
    assert shown == [
        {"t": "Para", "c": [{"t": "Str", "c": "a"}, {"t": "Str", "c": "b"}]},
        {"t": "Para", "c": []},
        {"t": "Para", "c": [{"t": "Str", "c": "c"}, {"t": "Str", "c": "d"}]},
    ]


@settings(max_examples=12, deadline=None)
@given(st.lists(MARKUP, min_size=15, max_size=40))
def test_text_escaped_as_markdown_is_read_back_as_it_was(texts: list[str]) -> None:
    given_texts = [" ".join(text.split()) for text in texts if text.strip()]
    markdown = "\n\n".join(f"{escape_markdown(text)} end" for text in given_texts)
    blocks = document(read(markdown), {}, "en")["blocks"]
    assert [block["t"] for block in blocks] == ["Para"] * len(given_texts)
    assert [plain_words(block) for block in blocks] == [f"{t} end" for t in given_texts]


OTHERS = [name for name, one in READINGS.items() if {"docx", "pdf"} <= set(one.formats)]
"""All but the annotated article, which says of each claim only what it has to say in the text."""


@pytest.mark.parametrize("name", OTHERS)
def test_every_reading_in_docx_shows_every_verdict(shown: Edition, name: str) -> None:
    (content,) = render(shown, [name], ["docx"]).values()
    with zipfile.ZipFile(BytesIO(bytes(content))) as archive:  # type: ignore[arg-type]
        text = words(etree.fromstring(archive.read("word/document.xml")))
    for assessment in shown.review.assessments:
        if assessment.claim.evidence or name != "reading-list":
            assert VERDICTS[assessment.verdict].word in text
            assert str(assessment.claim.statement) in text


def test_no_end_of_a_page_cuts_a_row_of_a_table(body: Any) -> None:
    rows = list(body.iter(f"{W}tr"))
    assert len(rows) > 20
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    headed = [table.find(f"{W}tr/{W}trPr/{W}tblHeader") for table in body.iter(f"{W}tbl")]
    assert all(head is not None for head in headed)


def test_the_summary_of_findings_lies_across_and_no_head_of_it_is_cut_in_two(
    shown: Edition, body: Any
) -> None:
    """A character of our bold text of 9.5 points is about 120 twentieths of a point wide."""
    (content,) = render(shown, ["findings"], ["docx"]).values()
    with zipfile.ZipFile(BytesIO(bytes(content))) as archive:  # type: ignore[arg-type]
        wide = etree.fromstring(archive.read("word/document.xml"))[0]
    page, upright = (one.find(f".//{W}pgSz") for one in (wide, body))
    assert page.get(f"{W}orient") == "landscape"
    assert upright.get(f"{W}orient") is None
    assert int(page.get(f"{W}w")) > int(page.get(f"{W}h"))
    assert int(upright.get(f"{W}w")) < int(upright.get(f"{W}h"))
    margins = wide.find(f".//{W}pgMar")
    sides = sum(int(margins.get(f"{W}{side}")) for side in ("left", "right"))
    for table in wide.iter(f"{W}tbl"):
        columns = [int(one.get(f"{W}w")) for one in table.iter(f"{W}gridCol")]
        room = int(page.get(f"{W}w")) - sides
        for cell, column in zip(table.find(f"{W}tr").iter(f"{W}tc"), columns, strict=True):
            longest = max(len(word) for word in words(cell).split())
            assert longest * 120 + 142 <= room * column / sum(columns), words(cell)


def test_our_styles_are_those_that_the_tool_makes(repository: Path, tmp_path: Path) -> None:
    tool, anew = repository / "tools" / "make_reference_docx.py", tmp_path / "reference.docx"
    subprocess.run([sys.executable, tool, anew], check=True)
    kept = repository / "src/claimgrade/reports/templates/docx/reference.docx"
    assert kept.read_bytes() == anew.read_bytes()


def test_without_the_extra_a_message_names_the_command_and_nothing_is_written(
    claimgrade: Callable[..., Any], example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pypandoc", None)
    ended = claimgrade("report", "--view", "review", "--format", "html", "--format", "docx")
    assert ended.code == 2
    assert 'pip install "claimgrade[docx]"' in ended.err
    assert not (example / "reports").exists()


def test_it_is_written_beside_the_page_when_asked_for(
    claimgrade: Callable[..., Any], example: Path
) -> None:
    assert claimgrade("report", "--view", "review", "--format", "docx").code == 0
    (path,) = (example / "reports").rglob("*.docx")
    assert path.name == "review.docx"


def test_a_column_has_room_for_its_longest_word_however_much_stands_in_the_others() -> None:
    prose = "many words about what was found, " * 12
    markdown = (
        "| Source | Bearing | Certainty | Finding | Where |\n|---|---|---|---|---|\n"
        f"| Doe 2011 | background | moderate | {prose}| read in the abstract |\n"
    )
    (table,) = [one for one in document(read(markdown), {}, "en")["blocks"] if one["t"] == "Table"]
    shares = [column[1]["c"] for column in table["c"][2]]
    assert 0.99 < sum(shares) <= 1
    letters_on_a_line = 90
    for share, word in zip(
        shares, ["Source", "background", "Certainty", "found", "abstract"], strict=True
    ):
        assert share * letters_on_a_line > len(word)
    assert shares[3] == max(shares)


def test_a_tall_figure_is_made_narrower_so_that_it_stands_on_one_page() -> None:
    image = {"t": "Image", "c": [["", [], []], [{"t": "Str", "c": "a"}], ["map.png", ""]]}
    given = {"meta": {}, "blocks": [{"t": "Para", "c": [image]}]}
    for tall, width in ((0.5, "12.0cm"), (3.8, "5.0cm")):
        (figure,) = document(given, {"map": Figure("Caption", tall)}, "en")["blocks"]
        assert figure["c"][2][0]["c"][0]["c"][0][2] == [["width", width]]


@pytest.mark.parametrize("name", OTHERS)
def test_no_words_of_a_link_stand_on_paper_that_lead_nowhere_there(
    shown: Edition, name: str
) -> None:
    (content,) = render(shown, [name], ["docx"]).values()
    with zipfile.ZipFile(BytesIO(bytes(content))) as archive:  # type: ignore[arg-type]
        text = words(etree.fromstring(archive.read("word/document.xml")))
    for dead in ("cue_full", "back_to_claims", "next_claim", "all_reviews"):
        assert TEXT[dead] not in text


def test_what_a_table_of_findings_is_about_is_one_paragraph_in_word_so_that_claims_flow(
    shown: Edition,
) -> None:
    (content,) = render(shown, ["findings"], ["docx"]).values()
    with zipfile.ZipFile(BytesIO(bytes(content))) as archive:  # type: ignore[arg-type]
        body = etree.fromstring(archive.read("word/document.xml"))
    about = [
        said for paragraph in body.iter(f"{W}p") if "Intervention:" in (said := words(paragraph))
    ]
    assert about
    for said in about:
        assert re.search("Population: .+ · .*Intervention: .+ · .*Searched on: ", said)
    (text,) = render(shown, ["findings"], ["markdown"]).values()
    assert str(text).count("- **Intervention:**") == len(about)


@pytest.mark.parametrize("form", ["markdown", "docx"])
def test_a_card_says_that_the_claim_is_what_others_say(shown: Edition, form: str) -> None:
    (content,) = render(shown, ["cards"], [form]).values()
    text = str(content)
    if isinstance(content, bytes):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            text = words(etree.fromstring(archive.read("word/document.xml")))
    for number in range(1, len(shown.review.assessments) + 1):
        assert f"{number}. They say: " in text


def test_no_item_of_a_list_in_markdown_swallows_the_paragraph_after_it(shown: Edition) -> None:
    """CommonMark reads a line right below an item as more of the item, but for headings."""
    for content in render(shown, formats=["markdown"]).values():
        for line, following in pairwise(str(content).splitlines()):
            if re.match(r"\s*(-|\d+\.) ", line) and following:
                assert re.match(r"\s*(-|\d+\.|#+) ", following), (line, following)
