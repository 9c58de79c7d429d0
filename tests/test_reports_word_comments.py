"""The annotated article as a Word document: a comment for each claim, on its words."""

import io
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from annotated_records import (
    CLAIMS,
    HOSTILE,
    SUPPORTED,
    claim,
    edition_of,
    notes_of,
    review_of,
    view_of,
)
from claimgrade.reports.catalogue import render
from claimgrade.reports.edition import Edition
from claimgrade.reports.word_package import writable
from claimgrade.workspace.reading.article_text import ArticleText, article_text

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def document_of(edition: Edition) -> bytes:
    (made,) = render(edition, ["article"], ["docx"]).values()
    assert isinstance(made, bytes)
    return made


def part(document: bytes, name: str) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return ElementTree.fromstring(archive.read(name))  # noqa: S314 - made here


def text_of(element: ElementTree.Element) -> str:
    return "".join(held.text or "" for held in element.iter(f"{W}t"))


def comments_of(document: bytes) -> dict[int, ElementTree.Element]:
    found = list(part(document, "word/comments.xml").iter(f"{W}comment"))
    numbered = {int(comment.attrib[f"{W}id"]): comment for comment in found}
    assert len(numbered) == len(found)
    return numbered


def commented(document: bytes) -> dict[int, str]:
    """Return the words that each comment is on, from where its range begins to where it ends."""
    words: dict[int, str] = {}
    open_: set[int] = set()
    for element in part(document, "word/document.xml").iter():
        if element.tag == f"{W}commentRangeStart":
            number = int(element.attrib[f"{W}id"])
            assert number not in words
            words[number] = ""
            open_.add(number)
        elif element.tag == f"{W}commentRangeEnd":
            open_.remove(int(element.attrib[f"{W}id"]))
        elif element.tag == f"{W}t":
            for number in open_:
                words[number] += element.text or ""
    assert not open_
    return words


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    return review_of(tmp_path_factory.mktemp("review"), CLAIMS)


@pytest.fixture(scope="module")
def document(edition: Edition) -> bytes:
    return document_of(edition)


def test_every_claim_is_a_comment_and_every_comment_is_referred_to_once(document: bytes) -> None:
    assert sorted(comments_of(document)) == list(range(1, 10))
    body = part(document, "word/document.xml")
    referred = [int(r.attrib[f"{W}id"]) for r in body.iter(f"{W}commentReference")]
    assert sorted(referred) == list(range(1, 10))


def test_each_comment_is_on_the_words_of_its_claim_also_where_two_overlap(document: bytes) -> None:
    words = commented(document)
    assert words[1] == "Skipping rope raises the pulse by 29 beats"
    assert words[2] == "the rope is blue"
    assert words[4] == "Most trials prove that calves grow"
    assert words[5] == "prove that calves grow and that bones harden"
    assert words[8] == "A rope costs little."
    assert words[6] == "6. It says: Dolphins sleep with one eye open at night"


def test_a_comment_says_what_the_note_says_by_whom_and_as_of_which_day(
    document: bytes, edition: Edition
) -> None:
    comments = comments_of(document)
    for number, note in notes_of(view_of(edition)).items():
        said = text_of(comments[number])
        for words in (note.verdict.word, note.certainty.word, note.why, note.say, *note.changes):
            assert words in said
        assert note.state is not None
        assert note.state.word in said
        assert comments[number].attrib[f"{W}author"] == "Anna & <b>Co</b>"
        assert comments[number].attrib[f"{W}initials"] == "A&<"
        assert comments[number].attrib[f"{W}date"] == "2026-11-22T00:00:00Z"


def test_the_words_and_headings_of_the_article_are_read_back_as_they_were(
    document: bytes, edition: Edition
) -> None:
    found = article_text(document, ".docx")
    assert isinstance(found, ArticleText)
    assert edition.text is not None
    paragraphs = edition.text.paragraphs
    # The title and two paragraphs of ours stand before the article.
    assert found.paragraphs[3 : 3 + len(paragraphs)] == paragraphs


def test_every_style_relation_and_part_that_is_named_is_there(document: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        names = set(archive.namelist())
        assert archive.testzip() is None
    types = part(document, "[Content_Types].xml")
    overridden = {o.attrib["PartName"].lstrip("/") for o in types.iter(f"{TYPES}Override")}
    assert overridden <= names
    styles = {
        style.attrib[f"{W}styleId"] for style in part(document, "word/styles.xml").iter(f"{W}style")
    }
    used = {
        element.attrib[f"{W}val"]
        for name in ("word/document.xml", "word/comments.xml", "word/styles.xml")
        for element in part(document, name).iter()
        if element.tag in (f"{W}pStyle", f"{W}rStyle", f"{W}basedOn", f"{W}next")
    }
    assert used <= styles
    for name, folder in (("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word/")):
        targets = [
            r.attrib["Target"] for r in part(document, name).iter(f"{RELATIONS}Relationship")
        ]
        assert targets
        assert all(folder + target in names for target in targets)


def test_comments_lead_to_the_card_on_the_web_where_the_review_has_an_address(
    tmp_path: Path,
) -> None:
    review_of(tmp_path, CLAIMS)
    settings = tmp_path / "claimgrade.toml"
    settings.write_text(settings.read_text() + 'site = "https://example.org/reviews/"\n')
    edition = edition_of(tmp_path)
    document = document_of(edition)
    relations = {
        r.attrib["Id"]: r.attrib
        for r in part(document, "word/_rels/comments.xml.rels").iter(f"{RELATIONS}Relationship")
    }
    notes = notes_of(view_of(edition))
    for number, comment in comments_of(document).items():
        (link,) = comment.iter(f"{W}hyperlink")
        relation = relations[link.attrib[LINK]]
        assert relation["TargetMode"] == "External"
        assert relation["Target"] == (
            f"https://example.org/reviews/skipping/index.html#{notes[number].card}"
        )


def test_only_what_is_open_is_commented_on(tmp_path: Path) -> None:
    document = document_of(review_of(tmp_path, CLAIMS, open_only=True))
    assert sorted(comments_of(document)) == [1, 2, 3, 4, 5, 6, 7, 9]
    assert "A rope costs little." in text_of(part(document, "word/document.xml"))


def test_sentences_that_no_claim_quotes_are_set_apart(document: bytes) -> None:
    body = part(document, "word/document.xml")
    apart = [
        text_of(run)
        for run in body.iter(f"{W}r")
        if run.find(f"{W}rPr/{W}rStyle[@{W}val='NotReviewed']") is not None
    ]
    assert apart == ["Why skip?", "What grows", "The author skips daily."]
    assert "3 of 8 sentences are not reviewed." in text_of(body)


def test_a_quote_over_two_paragraphs_is_one_comment(tmp_path: Path) -> None:
    text = "Ropes swing and.\n\nCalves grow a lot."
    document = document_of(review_of(tmp_path, {"a": claim("swing and. Calves grow")}, text))
    assert commented(document) == {1: "swing and.Calves grow"}


def test_hostile_words_stay_words_and_what_xml_cannot_hold_is_shown(tmp_path: Path) -> None:
    bell = "ring\x07ring"
    recorded = review_of(tmp_path, {"a": claim(HOSTILE), "b": SUPPORTED}, None)
    found = article_text(f"Before {HOSTILE} and {bell}.\n".encode(), ".txt")
    assert isinstance(found, ArticleText)
    document = document_of(Edition(recorded.workspace, recorded.review, text=found))
    body = text_of(part(document, "word/document.xml"))
    assert f"Before {HOSTILE} and ring\ufffdring." in body
    assert commented(document)[1] == HOSTILE


@pytest.mark.parametrize(
    ("given", "expected"),
    [("tab\tand é 𝛼", "tab\tand é 𝛼"), ("\x00\x0b\ufffe", "\ufffd\ufffd\ufffd")],
)
def test_only_what_xml_cannot_hold_is_replaced(given: str, expected: str) -> None:
    assert writable(given) == expected


def test_the_document_bears_no_time_of_its_making(document: bytes, edition: Edition) -> None:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert document_of(edition) == document


def test_pandoc_reads_the_comments_where_they_were_put(document: bytes, tmp_path: Path) -> None:
    pypandoc = pytest.importorskip("pypandoc", reason="needs pandoc, of the extra docx")
    path = tmp_path / "annotated.docx"
    path.write_bytes(document)
    shown = pypandoc.convert_file(
        str(path), "markdown", extra_args=["--track-changes=all", "--wrap=none"]
    )
    started = set(re.findall(r'\.comment-start id="(\d+)"', shown))
    ended = set(re.findall(r'\.comment-end id="(\d+)"', shown))
    assert started == ended == {str(number) for number in range(1, 10)}
    assert '"}the rope is blue[]{.comment-end id="2"}' in shown
    assert "# Why skip?" in shown


def test_without_the_article_the_document_announces_its_comments_and_no_numbers(
    tmp_path: Path,
) -> None:
    made = document_of(review_of(tmp_path, CLAIMS, text=None))
    said = text_of(part(made, "word/document.xml"))
    assert comments_of(made)
    assert "comment" in said
    assert "number after the words" not in said
