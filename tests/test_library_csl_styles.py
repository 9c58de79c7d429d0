"""Styles of one's own: what they may ask for, and what is said of one that cannot be used."""

from pathlib import Path
from typing import Protocol

import pytest

from claimgrade.library.csl import BUNDLED, StyleError, format_references, workspace_style
from claimgrade.library.csl.style import MAX_STYLE_BYTES
from claimgrade.model.source import Source

HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">'
INFO = "<info><title>Own</title><id>own</id><updated>2026-01-01T00:00:00Z</updated></info>"
CITATION = '<citation><layout><text variable="citation-number"/></layout></citation>'
TRIAL = {
    "author": "Abe, Takashi and Sato, Yoshiaki",
    "title": "Muscle damage and the {KAATSU}-walk: an all-out, high-load trial",
    "journal": "Journal of Physiology",
    "date": "2006-03-14",
    "volume": "7",
    "pages": "1--9",
}


class Write(Protocol):
    def __call__(self, layout: str, macros: str = "") -> Path: ...


@pytest.fixture
def own(tmp_path: Path) -> Write:
    """Write the layout of a list of references as a style of one's own."""

    def write(layout: str, macros: str = "") -> Path:
        path = tmp_path / "own.csl"
        path.write_text(
            f"{HEAD}{INFO}{macros}{CITATION}"
            f"<bibliography><layout>{layout}</layout></bibliography></style>",
            encoding="utf-8",
        )
        return path

    return write


def printed(style: Path, entry_type: str = "article", /, **fields: str) -> str:
    made = format_references([Source("key", entry_type, fields)], style, cache=False)["key"]
    assert made.problem == ""
    return made.text_plain.partition(" [not recorded")[0]


def test_a_style_of_ones_own_is_followed(own: Write) -> None:
    style = own(
        '<text variable="citation-number" suffix=". "/><group delimiter=" | ">'
        '<names variable="author"><name form="short" and="text"/></names>'
        '<text variable="title"/><date variable="issued"><date-part name="year"/></date></group>'
    )
    assert printed(style, **{**TRIAL, "title": "A trial"}) == "Abe and Sato | A trial | 2006"


def test_a_work_is_not_numbered_twice(own: Write) -> None:
    """The list of references numbers its entries itself."""
    style = own('<text variable="citation-number" suffix=". "/><text variable="title"/>')
    assert printed(style, **{**TRIAL, "title": "A trial"}) == "A trial"


@pytest.mark.parametrize(
    ("layout", "expected"),
    [
        ('<text variable="title" text-case="title"/>',
         "Muscle Damage and the KAATSU-Walk: An All-Out, High-Load Trial"),
        ('<text variable="title" text-case="uppercase"/>',
         "MUSCLE DAMAGE AND THE KAATSU-WALK: AN ALL-OUT, HIGH-LOAD TRIAL"),
        ('<names variable="author"><name initialize="false" initialize-with="."/></names>',
         "Takashi Abe, Yoshiaki Sato"),
        ('<names variable="author"><name initialize-with="." name-as-sort-order="all">'
         '<name-part name="family" text-case="uppercase"/></name></names>',
         "ABE, T., SATO, Y."),
        ('<group delimiter=". "><text variable="container-title" quotes="true"/>'
         '<text value="End"/></group>', "“Journal of Physiology.” End"),
        ('<date form="text" variable="issued"/>', "March 14, 2006"),
        ('<date variable="issued"><date-part name="month" form="numeric-leading-zeros" '
         'text-case="capitalize-first"/></date>', "03"),
        ('<group delimiter=", "><date variable="issued"><date-part name="year"/></date>'
         '<text variable="issue"/></group>', "2006"),
        ('<names variable="author"><name name-as-sort-order="all" sort-separator=" " '
         'delimiter="; "><name-part name="family" text-case="capitalize-first" suffix=","/>'
         '</name></names>', "Abe, Takashi; Sato, Yoshiaki"),
        ('<number variable="volume" form="ordinal" text-case="capitalize-first" suffix=" "/>'
         '<label variable="page" text-case="title" suffix=" "/><text variable="page"/>',
         "7th Pages 1–9"),
        ('<group><text value="no. "/><text variable="issue"/></group>'
         '<text variable="container-title"/>', "Journal of Physiology"),
        ('<group><text value="kept: "/><choose><if variable="issue">'
         '<text variable="issue"/></if><else><text value="no issue"/></else></choose></group>',
         "kept: no issue"),
        ('<group><choose><if variable="title"><text value="left out"/></if>'
         '<else><text variable="DOI"/></else></choose>'
         '<text variable="issue"/></group><text value="end"/>', "end"),
    ],
)  # fmt: skip
def test_words_of_csl_mean_what_its_specification_says(
    own: Write, layout: str, expected: str
) -> None:
    """CSL 1.0.2: "Text-case", "Name", "Style Options" of en-US, "Date", "Group"."""
    assert printed(own(layout), **TRIAL) == expected


def test_what_stands_in_for_the_author_is_not_printed_again(own: Write) -> None:
    """CSL 1.0.2, "Substitute": substituted variables are suppressed in the rest of the output."""
    style = own(
        '<group delimiter=". "><names variable="author"><name/><label prefix=", "/><substitute>'
        '<names variable="editor"/><text macro="title"/></substitute></names>'
        '<text macro="title"/><names variable="editor"><name/></names></group>',
        macros='<macro name="title"><text variable="title"/></macro>',
    )
    assert printed(style, "book", editor="Abe, T", title="Bands") == "T Abe, editor. Bands"
    assert printed(style, "book", title="Bands") == "Bands"


def test_names_with_a_label_alone_are_printed(own: Write) -> None:
    """As the current NLM style has them: ``<names><label/></names>`` without ``<name/>``."""
    style = own('<names variable="editor"><label prefix=", "/></names>')
    assert printed(style, "book", editor="Abe, Takashi") == "Takashi Abe, editor"


def test_one_entry_that_a_style_cannot_print_loses_no_other(own: Write) -> None:
    style = own(
        '<choose><if type="book"><text macro="again"/></if>'
        '<else><text variable="title"/></else></choose>',
        macros='<macro name="again"><text macro="again"/></macro>',
    )
    book = Source("book", "book", {"title": "Bands", "author": "Abe, T", "year": "2006"})
    made = format_references([book, Source("trial", "article", TRIAL)], style, cache=False)
    assert made["trial"].text_plain.startswith("Muscle damage")
    assert made["book"].problem.startswith("the style could not print this entry (RecursionError")
    assert made["book"].text_plain.startswith("Abe T. Bands. 2006. [plain form: the style could")


def test_a_style_that_prints_nothing_for_an_entry_gives_the_plain_form(own: Write) -> None:
    made = format_references(
        [Source("key", "article", TRIAL)], own('<text variable="DOI"/>'), cache=False
    )["key"]
    assert "prints nothing" in made.problem
    assert "Abe T, Sato Y. Muscle damage" in made.text_plain


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("this is no XML", "this is not XML"),
        ("<locale/>", "this is no CSL style; the file begins with <locale>"),
        (f"{HEAD}<info><link rel='independent-parent' href='http://x.org/y'/>"
         "</info></style>", "only names another style, http://x.org/y"),
        (f"{HEAD}{INFO}{CITATION}</style>", "makes no list of references"),
        (f"{HEAD}{INFO}{CITATION}<bibliography><layout><text macro='gone'/>"
         "</layout></bibliography></style>", "uses the macro 'gone', which it does not have"),
        ('<!DOCTYPE style [<!ENTITY a SYSTEM "file:///etc/passwd">]><style>&a;</style>',
         "a style has no <!DOCTYPE"),
        ('<!DOCTYPE s [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><style>&b;</style>',
         "a style has no <!DOCTYPE"),
        (" " * (MAX_STYLE_BYTES + 1), "larger than 2,097,152 bytes"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_style_is_refused_with_the_reason(
    tmp_path: Path, text: str, said: str
) -> None:
    path = tmp_path / "own.csl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(StyleError) as caught:
        format_references([], path)
    assert said in str(caught.value)
    assert str(path) in str(caught.value)


def test_a_style_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(StyleError, match=r"gone\.csl: the style cannot be read"):
        format_references([], tmp_path / "gone.csl")
    with pytest.raises(
        StyleError, match="there is no style 'chicago'; a style is apa or vancouver"
    ):
        format_references([], "chicago")


def test_a_style_outside_the_workspace_is_refused_also_behind_a_link(tmp_path: Path) -> None:
    root = tmp_path / "workspace"
    (root / "styles").mkdir(parents=True)
    outside = tmp_path / "outside.csl"
    outside.write_text("<style/>", encoding="utf-8")
    (root / "styles" / "own.csl").symlink_to(outside)
    with pytest.raises(StyleError, match="outside the workspace"):
        workspace_style("styles/own.csl", root)
    assert workspace_style("styles/mine.csl", root) == (root / "styles" / "mine.csl").resolve()
    assert workspace_style("apa", root) == "apa"


def test_the_styles_in_the_package_name_their_authors_and_their_licence() -> None:
    import claimgrade.library.csl as package

    folder = Path(str(package.__file__)).parent / "styles"
    told = (folder / "LICENSE").read_text(encoding="utf-8")
    assert "CC BY-SA 3.0" in told
    for file in BUNDLED.values():
        style = (folder / file).read_text(encoding="utf-8")
        assert "http://creativecommons.org/licenses/by-sa/3.0/" in style
        assert file in told
