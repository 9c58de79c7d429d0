"""The PDF says what the page says, can be read by a screen reader, and obeys no record."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from claimgrade.reports.catalogue import READINGS, render
from claimgrade.reports.edition import Edition
from claimgrade.reports.figures.of_review import review_pictures
from claimgrade.reports.pdf import as_data
from claimgrade.reports.readings import review as review_reading
from claimgrade.reports.text import TEXT
from claimgrade.reports.words import VERDICTS
from printed_review import FILES, HOSTILE, edition

pytest.importorskip("typst", reason='needs typst: pip install "claimgrade[pdf]"')
pypdf = pytest.importorskip("pypdf", reason="needs pypdf, which reads a PDF")

NAME = "cold/review.pdf"
OWN_FONTS = {"LibertinusSerif", "NewCM", "DejaVuSansMono"}
"""The families that typst brings along, as a PDF names them."""


NOT_ON_PAPER = {
    *("href", "anchor", "rule", "tone", "code"),  # where links lead, and names of styles
    *("symbols", "diamond", "alternative"),  # drawn, or words for who cannot see
    *("plot", "timeline", "map"),  # drawn; their captions are looked for below
    *("loose_ends", "behind_summary"),  # what a page folds away is open on paper
    "comparison",  # stands in a pair beside each other
    "notice",  # named where there is one to lead to
    *("trace", "full"),  # every step, and every cue word: on the page alone, as the PDF says
}


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    return edition(tmp_path_factory.mktemp("review"))


@pytest.fixture(scope="module")
def made(shown: Edition) -> bytes:
    content = render(shown, ["review"], ["pdf"])[NAME]
    assert isinstance(content, bytes)
    return content


@pytest.fixture(scope="module")
def pdf(made: bytes, tmp_path_factory: pytest.TempPathFactory) -> Any:
    path = tmp_path_factory.mktemp("pdf") / "review.pdf"
    path.write_bytes(made)
    return pypdf.PdfReader(path)


@pytest.fixture(scope="module")
def words(pdf: Any) -> str:
    return joined("\n".join(page.extract_text() for page in pdf.pages))


def joined(text: str) -> str:
    """Return text without blanks and hyphens, which lines that are broken add and take away."""
    return re.sub(r"[\s\u00ad\u200b-]", "", text)


def said(value: object, name: str = "") -> Iterator[str]:
    """Yield all words of a view that a reader of paper is to see."""
    if isinstance(value, dict):
        for key, one in value.items():
            if key not in NOT_ON_PAPER:
                yield from said(one, key)
    elif isinstance(value, list):
        for one in value:
            yield from said(one, name)
    elif isinstance(value, str):
        yield value


def structure(pdf: Any) -> Iterator[Any]:
    """Yield the elements of the structure tree in the order in which they are read."""

    def below(element: Any) -> Iterator[Any]:
        found = element.get_object() if hasattr(element, "get_object") else element
        if isinstance(found, list):
            for one in found:
                yield from below(one)
        elif isinstance(found, dict):
            if "/S" in found:
                yield found
            yield from below(found.get("/K", []))

    yield from below(pdf.trailer["/Root"]["/StructTreeRoot"]["/K"])


class Cards(HTMLParser):
    """Collects of each card of the page its number, statement, verdict and certainty."""

    CLASSES = ("card-number", "card-verdict", "word")

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.cards: list[dict[str, str]] = []
        self.inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = dict(attrs).get("class") or ""
        if tag == "article" and "card" in classes.split():
            self.cards.append({})
        wanted = "statement" if tag == "h3" else classes
        if self.cards and wanted in (*self.CLASSES, "statement") and wanted not in self.cards[-1]:
            self.cards[-1][wanted], self.inside = "", wanted

    def handle_endtag(self, tag: str) -> None:
        if tag in ("p", "h3") or (tag == "span" and self.inside == "word"):
            self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.cards[-1][self.inside] += data


def test_the_same_records_give_the_same_bytes_in_another_process(
    made: bytes, tmp_path: Path
) -> None:
    edition(tmp_path)
    program = (
        "import sys, pathlib, printed_review\n"
        "from claimgrade.reports.catalogue import render\n"
        "shown = printed_review.edition(pathlib.Path(sys.argv[1]))\n"
        f"pathlib.Path(sys.argv[2]).write_bytes(render(shown, ['review'], ['pdf'])[{NAME!r}])\n"
    )
    again = tmp_path / "again.pdf"
    tests = Path(__file__).parent
    subprocess.run([sys.executable, "-c", program, tmp_path, again], check=True, cwd=tests)
    assert again.read_bytes() == made


def test_every_claim_has_the_verdict_and_the_certainty_of_the_page(
    shown: Edition, words: str
) -> None:
    html = render(shown, ["review"], ["html"])["cold/index.html"]
    cards = Cards(str(html)).cards
    assert len(cards) == len(shown.review.assessments) == 4
    for card in cards:
        head = [card["statement"], card["card-number"], card["card-verdict"]]
        expected = joined("".join([*head, TEXT["certainty"], card["word"]]))
        assert expected in words, card


def test_it_leaves_out_nothing_that_the_view_says(shown: Edition, pdf: Any) -> None:
    text = ""
    for number, page in enumerate(pdf.pages):
        lines = page.extract_text().splitlines()
        text += "\n".join(lines[1 if number else 0 : -1])  # no running head, no page number
    (view,) = review_reading.build(shown)
    wanted = {joined(words).rstrip(".").lower() for words in said(as_data(view))}
    printed = joined(text).lower()
    assert len(wanted) > 300
    assert sorted(one for one in wanted if one not in printed) == []


def test_what_a_record_writes_as_markup_is_shown_as_it_is(words: str) -> None:
    for text in HOSTILE:
        assert joined(text) in words


def test_it_declares_itself_accessible_and_is_tagged_with_title_and_language(pdf: Any) -> None:
    root = pdf.trailer["/Root"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.metadata.title == "Cold baths & #muscle *grow*"


def test_figures_have_captions_and_the_words_of_the_page_for_who_cannot_see_them(
    shown: Edition, pdf: Any, words: str
) -> None:
    (view,) = review_reading.build(shown)
    pictures = review_pictures(view)
    drawn = [picture.alternative for picture in pictures.values()]
    assert {name.split("-")[0] for name in pictures} == {"claim", "question", "argument"}
    assert {name.split("-")[-2] for name in pictures if name.endswith("-1")} == {"strip"}
    assert {name.split("-")[-1] for name in pictures} >= {"years", "fit", "studies"}
    assert [one.caption for one in pictures.values() if joined(one.caption) not in words] == []
    assert [str(e["/Alt"]) for e in structure(pdf) if e["/S"] == "/Figure" and "/Alt" in e] == drawn


def test_headings_skip_no_level_and_tables_have_heads(pdf: Any) -> None:
    kinds = [str(element["/S"]) for element in structure(pdf)]
    levels = [int(kind[2:]) for kind in kinds if re.fullmatch(r"/H\d", kind)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert kinds.count("/Table") > 5
    assert kinds.count("/TH") >= 2 * kinds.count("/Table")


def test_the_outline_names_the_sections_and_every_claim(shown: Edition, pdf: Any) -> None:
    def titles(entries: Any) -> Iterator[str]:
        for entry in entries:
            if isinstance(entry, list):
                yield from titles(entry)
            else:
                yield str(entry.title)

    named = list(titles(pdf.outline))
    for section in ("summary", "index", "claims", "soe", "references", "method", "disclosure"):
        assert TEXT[section] in named
    for assessment in shown.review.assessments:
        assert assessment.claim.statement in named


def test_links_lead_to_the_web_or_to_a_place_in_the_document(pdf: Any) -> None:
    actions = [
        annotation.get_object()
        for page in pdf.pages
        for annotation in page.get("/Annots", [])
        if annotation.get_object()["/Subtype"] == "/Link"
    ]
    web = {str(one["/A"]["/URI"]) for one in actions if "/URI" in one.get("/A", {})}
    assert web == {"https://example.org/", "https://doi.org/10.1000/cold.1"}
    places = [one for one in actions if "/URI" not in one.get("/A", {})]
    assert len(places) > 20
    assert all("/Dest" in one or one["/A"]["/S"] == "/GoTo" for one in places)


def test_only_fonts_that_come_with_typst_are_used(pdf: Any) -> None:
    used = {
        str(font.get_object()["/BaseFont"]).split("+")[-1].split("-")[0]
        for page in pdf.pages
        for font in page["/Resources"].get("/Font", {}).values()
    }
    assert used
    assert all(any(name.startswith(own) for own in OWN_FONTS) for name in used), used


def test_letters_that_no_font_of_ours_draws_do_not_keep_the_report_from_being_made(
    tmp_path: Path,
) -> None:
    records = {
        **FILES,
        "claims/cold/nobody-knows.yaml": "statement: 冷水浴 🙂 \ue000\n",
        "claims/cold/article.yaml": "title: Кална вода\n",
    }
    content = render(edition(tmp_path, records), ["review"], ["pdf"])[NAME]
    path = tmp_path / "review.pdf"
    path.write_bytes(bytes(content))  # type: ignore[arg-type]
    read = pypdf.PdfReader(path)
    assert read.metadata.title == "Кална вода"
    assert read.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_templates_fetch_no_package(repository: Path) -> None:
    templates = sorted((repository / "src/claimgrade/reports/templates/typst").glob("*.typ"))
    assert [path.stem for path in templates].count("review") == 1
    assert all("@preview" not in path.read_text(encoding="utf-8") for path in templates)


@pytest.mark.parametrize("name", [name for name, one in READINGS.items() if "pdf" in one.formats])
def test_every_reading_in_pdf_shows_every_verdict_and_is_accessible(
    shown: Edition, name: str, tmp_path: Path
) -> None:
    (content,) = render(shown, [name], ["pdf"]).values()
    path = tmp_path / "reading.pdf"
    path.write_bytes(bytes(content))  # type: ignore[arg-type]
    read = pypdf.PdfReader(path)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in read.trailer["/Root"]["/Metadata"].get_data()
    words = joined("\n".join(page.extract_text() for page in read.pages))
    assert joined(HOSTILE[0])[:60] in words
    for assessment in shown.review.assessments:
        if assessment.claim.evidence or name != "reading-list":
            assert joined(str(assessment.claim.statement))[:40] in words
            assert VERDICTS[assessment.verdict].word.replace(" ", "") in words


def test_without_the_extra_a_message_names_the_command_and_nothing_is_written(
    claimgrade: Callable[..., Any], example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    ended = claimgrade("report", "--view", "review", "--format", "html", "--format", "pdf")
    assert ended.code == 2
    assert 'pip install "claimgrade[pdf]"' in ended.err
    assert not (example / "reports").exists()


def test_it_is_written_beside_the_page_and_never_without_being_asked_for(
    claimgrade: Callable[..., Any], example: Path
) -> None:
    assert claimgrade("report").code == 0
    assert not list((example / "reports").rglob("*.pdf"))
    assert claimgrade("report", "--view", "review", "--format", "pdf").code == 0
    (path,) = (example / "reports").rglob("*.pdf")
    assert path.name == "review.pdf"
    assert (path.parent / "index.html").is_file()


def test_a_card_on_paper_says_that_the_claim_is_what_others_say_and_its_head_names_it_once(
    shown: Edition, tmp_path: Path
) -> None:
    (content,) = render(shown, ["cards"], ["pdf"]).values()
    path = tmp_path / "cards.pdf"
    path.write_bytes(bytes(content))  # type: ignore[arg-type]
    pages = [joined(page.extract_text()) for page in pypdf.PdfReader(path).pages]
    assert "".join(pages).count("Theysay:") == len(shown.review.assessments)
    assert len(pages) > 1
    for text in pages[1:]:
        assert text.count(joined(TEXT["cue_cards"])) == 1
