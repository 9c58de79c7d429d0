"""Plain text, names, pages, dates and keywords between BibTeX and other formats."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimgrade.library.formats.dates import When, date_fields, iso, parsed, when
from claimgrade.library.formats.keywords import joined_keywords, keywords
from claimgrade.library.formats.markup import as_html, from_html
from claimgrade.library.formats.pages import bibtex_pages, first_and_last, plain_pages
from claimgrade.library.formats.people import listed, listed_name, listed_names, person
from claimgrade.library.formats.same import same_field
from claimgrade.library.formats.text import (
    as_bibtex,
    as_verbatim,
    is_balanced,
    is_key,
    verbatim_text,
)
from claimgrade.library.latex import plain_text
from claimgrade.library.names import Name, names

SIGNS = st.sampled_from(
    ["--", "---", "``", "''", ",,", "<<", ">>", "?`", "!`", r"\v", r"\textmu", r"\o", "$2$", "$_2$",
     *"abAB01 -'`~^\\{}$&%#_\"=.uvHcdbrkti?!<>[]äé—–“”’.,;"]
)  # fmt: skip
TEXT = st.lists(SIGNS | st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=12).map(
    "".join
)
TAGS = st.sampled_from(
    ["<i>", "</i>", "<b>", "</b>", "<sup>", "</sup>", "<sc>", '<span class="nocase">', "</span>",
     '<span style="font-variant:small-caps;">']
)  # fmt: skip
TITLE = st.lists(TEXT | TAGS, max_size=8).map("".join)


@settings(deadline=None)
@given(TEXT)
def test_plain_text_escaped_for_bibtex_reads_as_it_was(text: str) -> None:
    written = as_bibtex(text)
    assert plain_text(written) == " ".join(unicodedata.normalize("NFC", text).split())
    assert is_balanced(written)


@settings(deadline=None)
@given(TEXT)
def test_an_address_keeps_its_signs(text: str) -> None:
    assert is_balanced(as_verbatim(text))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (r"https://a.b/c\_d~e--f", "https://a.b/c_d~e--f"),
        (r"\url{https://a.b/c_d}", "https://a.b/c_d"),
        ("https://a.b/c_d", "https://a.b/c_d"),
    ],
)
def test_an_address_is_read_without_what_latex_needs(value: str, text: str) -> None:
    assert verbatim_text(value) == text


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("smith2000", True), ("conf/x/Smith00", True), ("12", False), ("a b", False), ("", False),
     ("http://zotero.org/users/1/items/A", False), ("10.1000/a", False), ("Šrámek:2000", True)],
)  # fmt: skip
def test_a_key_is_told_from_a_number_and_an_address(text: str, is_one: bool) -> None:
    assert is_key(text) is is_one


@pytest.mark.parametrize(
    ("value", "html"),
    [
        (r"On {DNA} and \emph{E. coli}", 'On <span class="nocase">DNA</span> and <i>E. coli</i>'),
        (r"{{Whole}}", '<span class="nocase">Whole</span>'),
        (r"{\"U}ber H\textsubscript{2}O", "Über H<sub>2</sub>O"),
        (r"\textbf{a \textit{b}}", "<b>a <i>b</i></b>"),
        (r"Gr{\"o}{\ss}e at 50\%", "Größe at 50%"),
        ("p < 0.05", "p < 0.05"),
    ],
)
def test_titles_keep_what_is_set_apart(value: str, html: str) -> None:
    assert as_html(value) == html
    assert as_html(from_html(html)) == html


@settings(deadline=None)
@given(TITLE)
def test_a_title_with_markup_settles_after_one_turn(title: str) -> None:
    value = from_html(title)
    assert is_balanced(value)
    html = as_html(value)
    assert as_html(from_html(html)) == html


def test_a_tag_without_its_pair_is_text() -> None:
    assert from_html("a <i> b") == "a <i> b"
    assert from_html("a </i> b") == "a </i> b"
    assert from_html("<b>a <i>b</b>") == r"<b>a <i>b</b>"


PART = st.lists(
    SIGNS | st.sampled_from(["Smith", " and ", "van der ", "Jr", ", "]), max_size=5
).map("".join)


def composed(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


@settings(deadline=None)
@given(PART.filter(lambda text: composed(text)))
def test_a_body_of_any_name_is_one_name(body: str) -> None:
    assert names(person(Name(composed(body)))).people == (Name(composed(body)),)


@settings(deadline=None)
@given(PART.map(composed).filter(bool), PART.map(composed).filter(bool))
def test_a_person_with_any_family_name_is_one_person(family: str, given_names: str) -> None:
    read = names(person(Name(family, given_names)))
    assert len(read.people) == 1
    assert not read.others
    assert read.people[0].surname == family
    assert read.people[0].given == given_names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Smith, John", Name("Smith", "John")),
        ("van der Maaten, L.", Name("Maaten", "L.", "van der")),
        ("King, Martin Luther, Jr.", Name("King", "Martin Luther", "", "Jr.")),
        ("World Health Organization", Name("World Health Organization")),
        ("World Health Organization,", Name("World Health Organization")),
        ("Health,, Education", Name("Health, Education")),
    ],
)
def test_names_in_a_list_are_read_as_endnote_and_ris_have_them(text: str, name: Name) -> None:
    assert listed_name(text) == name
    assert listed_name(listed(name)) == name


@pytest.mark.parametrize("last", ["et al.", "et al", "and others", "Others"])
def test_unnamed_others_are_told_from_a_name(last: str) -> None:
    found = listed_names(["Smith, J.", last])
    assert found.others
    assert found.people == (Name("Smith", "J."),)


@pytest.mark.parametrize(
    ("plain", "bibtex"),
    [
        ("61-65", "61--65"),
        ("61–65", "61--65"),
        ("S12-S20", "S12--S20"),
        ("A-12–A-15", "A-12--A-15"),
        ("A-12", "A-12"),
        ("e1234", "e1234"),
        ("1-3, 7-9", "1--3, 7--9"),
        ("61a-65b", "61a--65b"),
        ("50% & more", r"50\% \& more"),
    ],
)
def test_pages_change_their_dashes_and_nothing_else(plain: str, bibtex: str) -> None:
    assert bibtex_pages(plain) == bibtex
    assert bibtex_pages(plain_pages(bibtex)) == bibtex
    assert plain_text(bibtex).replace("–", "-") == plain.replace("–", "-")


def test_only_a_single_span_of_pages_has_a_first_and_a_last() -> None:
    assert first_and_last("61--65") == ("61", "65")
    assert first_and_last("1--3, 7--9") == ("1-3, 7-9", "")
    assert first_and_last("e12") == ("e12", "")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2000", When((2000,))),
        ("2000-05-03", When((2000, 5, 3))),
        ("2000-05-03T10:00", When((2000, 5, 3))),
        ("2000-22", When((2000,), season=2)),
        ("2000~", When((2000,), circa=True)),
        ("2000/2001-05", When((2000,), (2001, 5))),
        ("2000/", When((2000,), ())),
        ("-0044-03", When((-44, 3))),
        ("2000-13", When((2000,))),
        ("in press", When(text="in press")),
    ],
)
def test_dates_of_biblatex_are_understood(text: str, moment: When) -> None:
    assert parsed(text) == moment
    assert when({"date": text}) == moment
    assert parsed(iso(moment)) == moment
    assert when(date_fields(moment)) == moment


@pytest.mark.parametrize(
    ("fields", "moment"),
    [
        ({"year": "2000", "month": "May"}, When((2000, 5))),
        ({"year": "2000", "month": "5", "day": "3"}, When((2000, 5, 3))),
        ({"year": "2000", "month": "3~May"}, When((2000, 5, 3))),
        ({"year": "2000", "month": "sept."}, When((2000, 9))),
        ({"year": "2000", "month": "Michaelmas"}, When((2000,))),
        ({"month": "May"}, None),
        ({}, None),
    ],
)
def test_years_and_months_of_bibtex_are_understood(
    fields: dict[str, str], moment: When | None
) -> None:
    assert when(fields) == moment


def test_keywords_are_parted_by_semicolons_where_there_are_any() -> None:
    assert keywords("a, b, {c, d}") == ["a", "b", "c, d"]
    assert keywords("a, x; b") == ["a, x", "b"]
    assert keywords("") == []
    assert keywords(joined_keywords(["a, b", "c; d", "50 %", "a, b"])) == ["a, b", "c; d", "50 %"]


@pytest.mark.parametrize(
    ("name", "one", "other", "same"),
    [
        ("author", "Smith, J.", "J. Smith", True),
        ("author", "Smith, J.", "Smith, K.", False),
        ("title", r"{\"U}ber {DNA}", "Über DNA", True),
        ("title", "A", "B", False),
        ("pages", "61--65", "61-65", True),
        ("doi", "https://doi.org/10.1000/A", "10.1000/a", True),
        ("url", r"http://a/b\_c", "http://a/b_c", True),
        ("keywords", "a; b", "a, b", True),
    ],
)
def test_fields_that_say_the_same_are_told_from_those_that_do_not(
    name: str, one: str, other: str, same: bool
) -> None:
    assert same_field(name, {name: one}, {name: other}) is same


def test_a_date_in_two_ways_is_the_same_and_so_is_a_journal() -> None:
    apart = {"year": "2000", "month": "May", "journal": "J Ex"}
    joined = {"date": "2000-05", "journaltitle": "J Ex"}
    assert same_field("date", apart, joined)
    assert same_field("month", apart, joined)
    assert same_field("journal", apart, joined)
