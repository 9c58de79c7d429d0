"""An article's text is read from plain text, Markdown, HTML and DOCX, within limits."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimgrade.workspace.reading import article_docx, article_text
from claimgrade.workspace.reading.article_text import ArticleText, read_article_text
from claimgrade.workspace.reading.blocks import Unreadable
from claimgrade.workspace.reading.normalised_text import normalise

Found = list[tuple[str, int | None]]


def read(data: str | bytes, ending: str) -> ArticleText:
    found = article_text.article_text(
        data.encode("utf-8") if isinstance(data, str) else data, ending
    )
    assert isinstance(found, ArticleText), found
    assert normalise(found.text) == found.text
    assert found.text.split("\n\n") == [paragraph.text for paragraph in found.paragraphs]
    return found


def paragraphs(data: str | bytes, ending: str) -> Found:
    return [(p.text, p.heading_level) for p in read(data, ending).paragraphs]


def refused(data: bytes, ending: str) -> Unreadable:
    found = article_text.article_text(data, ending)
    assert isinstance(found, Unreadable)
    assert found.mend
    return found


def test_plain_text_is_paragraphs_between_blank_lines() -> None:
    found = paragraphs("\ufeffTitle\r\n\r\nOne  line\r\nand another.\n\n\n\nEnd", ".txt")
    assert found == [("Title", None), ("One line and another.", None), ("End", None)]


def test_markdown_loses_its_marks_and_keeps_its_words_and_headings() -> None:
    text = """---
title: not shown
---
# Bands & *muscle* #

Growth hormone rises **290 times**, says [a study](https://example.org/a_(b) "title"),
`p < 0.05` &amp; more.[^1] It was 5 * 3 = 15 in snake_case_words, \\*not\\* in <em>all</em>.

Setext
------

- first item
  goes on
* [x] second __item__
3. third

> quoted words
> in two lines

| dose | gain |
|------|-----:|
| 20%  | 2 cm |

![a muscle](x.png) <!-- hidden
still hidden --> shown

```python
x = 1 * 2 * 3
```

[ref]: https://example.org
[^1]: A footnote.
"""
    assert paragraphs(text, ".md") == [
        ("Bands & muscle", 1),
        (
            "Growth hormone rises 290 times, says a study, p < 0.05 & more. "
            "It was 5 * 3 = 15 in snake_case_words, *not* in all.",
            None,
        ),
        ("Setext", 2),
        ("first item goes on", None),
        ("second item", None),
        ("3. third", None),
        ("quoted words in two lines", None),
        ("dose gain", None),
        ("20% 2 cm", None),
        ("a muscle shown", None),
        ("x = 1 * 2 * 3", None),
        ("A footnote.", None),
    ]


def test_a_wrapped_line_of_markdown_that_begins_with_a_year_keeps_it() -> None:
    assert "2020. It rose" in read("It was shown in\n2020. It rose by\n290. It fell.", ".md").text
    assert "290. It fell" in read("It was shown in\n2020. It rose by\n290. It fell.", ".md").text


def test_html_keeps_blocks_and_headings_and_drops_what_is_not_read() -> None:
    page = """<!doctype html><html><head><title>no</title><style>p {}</style>
    <script>document.write("<p>no</p>")</script></head><body>
    <h1>Bands <em>and</em> muscle</h1><p>Up by 2<sup>9</sup>0&nbsp;times
    and<br>more.<p>Not closed <script>no()</script>here
    <ul><li>one<li>two</ul><h2>End</h2>
    <svg><text>no</text></svg><table><tr><td>20%<td>2 cm</table>
    <noscript>no</noscript><!-- no --><div>tail &lt;b&gt;"""
    assert paragraphs(page, ".html") == [
        ("Bands and muscle", 1),
        ("Up by 290 times and more.", None),
        ("Not closed here", None),
        ("one", None),
        ("two", None),
        ("End", 2),
        ("20%", None),
        ("2 cm", None),
        ("tail <b>", None),
    ]


def test_a_head_that_is_never_closed_does_not_hide_the_body() -> None:
    assert paragraphs("<head><title>no</title><body><p>words", ".htm") == [("words", None)]


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATIONS = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="a" Target="docProps/core.xml"
 Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"/>
<Relationship Id="b" Target="/word/{name}"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>
</Relationships>"""
STYLES = f"""<w:styles {W}>
<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>
<w:style w:styleId="Mine"><w:name w:val="Mine"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
</w:styles>"""


def docx(body: str, name: str = "document.xml", prolog: str = "") -> bytes:
    """A Word document of the parts that are read."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", RELATIONS.format(name=name))
        archive.writestr("word/styles.xml", STYLES)
        archive.writestr(
            f"word/{name}", f"{prolog}<w:document {W}><w:body>{body}</w:body></w:document>"
        )
    return file.getvalue()


def p(text: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


@pytest.mark.parametrize("name", ["document.xml", "document2.xml"])
def test_docx_gives_its_paragraphs_with_headings_by_style(name: str) -> None:
    body = (
        p("Bands", "Titel")
        + p("Parts", "berschrift2")
        + p("Own", "Mine")
        + "<w:p><w:r><w:t>Up by 2</w:t></w:r><w:r><w:t>90</w:t><w:tab/><w:t>times</w:t><w:br/>"
        "<w:t>low</w:t><w:noBreakHyphen/><w:t>load</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:tc>" + p("cell &lt;b&gt;") + "</w:tc></w:tr></w:tbl>"
    )
    assert paragraphs(docx(body, name), ".docx") == [
        ("Bands", 1),
        ("Parts", 2),
        ("Own", 3),
        ("Up by 290 times low\u2011load", None),
        ("cell <b>", None),
    ]


def test_docx_leaves_out_deleted_words_field_codes_and_doubles() -> None:
    compatible = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    body = (
        "<w:p><w:del><w:r><w:delText>never</w:delText><w:t>never</w:t></w:r></w:del>"
        "<w:ins><w:r><w:t>always</w:t></w:r></w:ins>"
        "<w:r><w:instrText>HYPERLINK x</w:instrText></w:r>"
        f"<w:r><mc:AlternateContent {compatible}><mc:Choice>{'<w:t> once</w:t>'}</mc:Choice>"
        f"<mc:Fallback><w:t> twice</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert paragraphs(docx(body), ".docx") == [("always once", None)]


def test_a_text_box_is_a_paragraph_of_its_own() -> None:
    body = (
        "<w:p><w:r><w:t>before </w:t><w:txbxContent>"
        + p("in the box")
        + "</w:txbxContent><w:t>after</w:t></w:r></w:p>"
    )
    assert paragraphs(docx(body), ".docx") == [("in the box", None), ("before after", None)]


@pytest.mark.parametrize(
    "declared",
    ['<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>', '<!DOCTYPE x SYSTEM "x.dtd">'],
)
def test_a_document_type_which_could_declare_entities_is_refused(declared: str) -> None:
    found = refused(docx(p("words"), prolog=declared), ".docx")
    assert "declares a document type" in found.message


def test_xml_nested_too_deep_is_refused() -> None:
    deep = "<w:r>" * 300 + "</w:r>" * 300
    assert "nested more than 200 deep" in refused(docx(deep), ".docx").message


def test_an_archive_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(article_docx, "MAX_PART_BYTES", 1024 * 1024)
    packed = docx(p("a" * 2_000_000))
    assert len(packed) < 10_000
    assert "unpacks to more than 1 MB" in refused(packed, ".docx").message


@pytest.mark.parametrize(
    ("data", "ending", "said"),
    [
        (b"%PDF-1.7 ...", ".pdf", "it is a PDF"),
        (b"%PDF-1.7 ...", ".txt", "it is a PDF"),
        (b"{\\rtf1 hello}", ".rtf", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", ".doc", "old Word file"),
        (b"PK\x03\x04....", ".txt", "zip archive"),
        (b"words", ".docx", "damaged, or no Word document"),
        (b"caf\xe9", ".txt", "0xe9 is not UTF-8 text (line 1, column 4)"),
        ("café".encode("utf-16"), ".txt", "it is saved as UTF-16"),
        (b"a\0b", ".txt", "no text has"),
        (b" \n\n ", ".txt", "there is no text in it"),
        (b"<p></p>", ".html", "there is no text in it"),
        (docx("<w:p>")[:200], ".docx", "damaged"),
        (docx("<w:p>"), ".docx", "its XML is damaged"),
    ],
)
def test_what_gives_no_text_says_why(data: bytes, ending: str, said: str) -> None:
    assert said in refused(data, ending).message


def test_an_archive_without_a_document_is_no_word_document() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("notes.txt", "words")
    assert "no Word document" in refused(file.getvalue(), ".docx").message


def test_a_file_is_read_by_the_ending_of_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.MD").write_text("# Title\n\nwords", "utf-8")
    found = read_article_text(tmp_path / "a.MD")
    assert isinstance(found, ArticleText)
    assert found.text == "Title\n\nwords"
    assert found.paragraphs[0].heading_level == 1


def test_a_missing_or_huge_file_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    missing = read_article_text(tmp_path / "none.txt")
    assert isinstance(missing, Unreadable)
    assert missing.message == "it cannot be read: no such file or directory"
    monkeypatch.setattr(article_text, "MAX_ARTICLE_BYTES", 1024 * 1024)
    (tmp_path / "big.txt").write_bytes(b"a" * (1024 * 1024 + 1))
    big = read_article_text(tmp_path / "big.txt")
    assert isinstance(big, Unreadable)
    assert big.message == "it has more than 1 MB"


@pytest.mark.parametrize(
    "section", ["<![1", "<![1]>", "<![CDATA[x]]>", "<![if !IE]>", "<![", "<![endif]"]
)
def test_a_marked_section_is_a_comment_and_no_crash(section: str) -> None:
    whole = read(f"<p>Bands {section}> build muscle.</p>", ".html").text
    assert whole.startswith("Bands")
    assert whole.endswith("build muscle.")
    assert "[" not in whole
    assert isinstance(
        article_text.article_text(section.encode(), ".html"), ArticleText | Unreadable
    )


@given(
    st.text(alphabet="ab1 \n#*_`>|-+.[]()!<&;:/\\~=", max_size=80),
    st.sampled_from([".md", ".html"]),
)
@settings(deadline=None)
def test_law_any_text_is_read_without_a_crash(text: str, ending: str) -> None:
    found = article_text.article_text(text.encode("utf-8"), ending)
    assert isinstance(found, ArticleText | Unreadable)
    if isinstance(found, ArticleText):
        assert normalise(found.text) == found.text


@given(st.lists(st.text(alphabet="abc 290", min_size=1), min_size=1, max_size=4))
def test_law_words_without_marks_read_alike_in_every_format(blocks: list[str]) -> None:
    blocks = [f"x {block.strip()}" for block in blocks]
    plain = read("\n\n".join(blocks), ".txt").text
    assert read("\n\n".join(blocks), ".md").text == plain
    assert read("".join(f"<p>{block}</p>" for block in blocks), ".html").text == plain
    assert read(docx("".join(map(p, blocks))), ".docx").text == plain
