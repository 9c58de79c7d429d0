"""References in a citation style: entries that are odd, incomplete or hostile."""

import re
import warnings
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimgrade.library.csl import FormattedReference, format_references
from claimgrade.model.source import Source, SourceDetails
from claimgrade.workspace.load import load
from claimgrade.workspace.schema.records import record_from

STYLES = ("apa", "vancouver")
TRIAL = {
    "author": "Abe, Takashi",
    "title": "Walk training with bands",
    "journal": "Journal of Applied Physiology",
    "year": "2006",
    "volume": "100",
    "pages": "1460--1466",
}


def in_style(
    style: str, entry_type: str = "article", /, key: str = "key", **fields: str
) -> FormattedReference:
    return format_references([Source(key, entry_type, fields)], style, cache=False)[key]


def without(*names: str) -> dict[str, str]:
    return {name: said for name, said in TRIAL.items() if name not in names}


@pytest.mark.parametrize("style", STYLES)
def test_every_entry_of_this_review_is_printed_by_the_style_without_a_warning(
    repository: Path, style: str
) -> None:
    sources = list(load(repository).sources.values())
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        made = format_references(sources, style, cache=False)
    assert len(made) == len(sources) > 100
    for source in sources:
        found = made[source.key]
        assert found.problem == "", (source.key, found.problem)
        letters = re.sub(r"\W", "", found.text_plain).casefold()
        assert re.sub(r"\W", "", source.fields["title"]).casefold() in letters, source.key
        assert not re.search(r"\.\.|,,|\s[,.;]|  |\(\)|[\ue000-\uf8ff]|[{}\\]", found.text_plain)
        assert (source.fields.get("year", "") in found.text_plain) is True


@pytest.mark.parametrize("style", STYLES)
def test_markup_in_an_entry_is_text(style: str) -> None:
    made = in_style(
        style,
        **{**TRIAL, "title": "<script>alert(1)</script> & <b>bold</b> *stars* [a](b)"},
        url='https://x.org/"><script>',
    )
    assert "<script>" in made.text_plain
    assert "<script" not in made.text_html
    assert "<b>" not in made.text_html
    assert "&lt;script&gt;" in made.text_html.lower()
    assert "<" not in made.text_markdown.replace("&lt;", "")
    assert r"\*stars\*" in made.text_markdown
    assert r"\[a\](b)" in made.text_markdown
    assert 'href="https://x.org/&quot;' in made.text_html


@pytest.mark.parametrize("key", ["a/b:c", "ÄÖ", "with blank", "Key", "key", '"><x', "%s{}"])
def test_a_key_may_hold_any_character(key: str) -> None:
    assert in_style("apa", key=key, **TRIAL).text_plain.startswith("Abe, T. (2006). Walk")


def test_keys_that_differ_in_case_alone_are_two_works() -> None:
    made = format_references(
        [Source("abe", "article", TRIAL), Source("Abe", "article", {**TRIAL, "year": "2007"})],
        "apa",
        cache=False,
    )
    assert "(2006)" in made["abe"].text_plain
    assert "(2007)" in made["Abe"].text_plain


@pytest.mark.parametrize(
    ("missing", "apa", "vancouver"),
    [
        (
            "author",
            "Walk training with bands. (2006). Journal",
            "Walk training with bands. Journal",
        ),
        ("year", "Abe, T. (n.d.). Walk training", "Physiology. 100:1460–6."),
        ("title", "Abe, T. (2006). Journal", "Abe T. Journal of Applied Physiology. 2006;100"),
        ("journal", "(2006). Walk training with bands.", "Abe T. Walk training with bands. 2006"),
    ],
)
def test_what_is_not_recorded_is_left_out_by_the_style_and_said_after_it(
    missing: str, apa: str, vancouver: str
) -> None:
    """No author: APA 7, 9.12 puts the title first, once; no date: "n.d." (9.17)."""
    said = f"[not recorded: {'authors' if missing == 'author' else missing}]"
    for style, expected in (("apa", apa), ("vancouver", vancouver)):
        place = ("volume", "pages") if missing == "journal" else ()
        made = in_style(style, **without(missing, *place))
        assert expected in made.text_plain
        assert made.text_plain.endswith(f" {said}")
        assert made.problem == ""
        assert made.text_plain.count("Walk training with bands") == (missing != "title")


def test_what_nobody_verified_is_said_after_the_reference() -> None:
    details = record_from(SourceDetails, {"record": "unchecked", "unchecked": ["year"]})
    made = format_references([Source("key", "article", TRIAL, details)], "apa", cache=False)
    assert made["key"].text_plain.endswith(" [not verified: year]")


@pytest.mark.parametrize("style", STYLES)
def test_an_entry_with_nothing_in_it_says_so(style: str) -> None:
    made = in_style(style, "misc")
    assert "not recorded" in made.text_plain


@pytest.mark.parametrize(
    ("author", "apa", "vancouver"),
    [
        ("Abe, T and others", "Abe, T., et al. (2006)", "Abe T, et al. Walk"),
        ("Schoenfeld, BJ and Li, Y", "Schoenfeld, B. J., & Li, Y.", "Schoenfeld BJ, Li Y."),
        ("King, Jr, Martin Luther", "King, M. L., Jr.", "King ML Jr."),
        ("Rolnick, Jean-Pierre", "Rolnick, J.-P.", "Rolnick JP."),
        ("{Smith and Sons}", "Smith and Sons. (2006)", "Smith and Sons. Walk"),
        ("de la Cruz, Ana", "de la Cruz, A. (2006)", "de la Cruz A. Walk"),
        ("Plato", "Plato. (2006)", "Plato. Walk"),
    ],
)
def test_names_of_people_and_bodies(author: str, apa: str, vancouver: str) -> None:
    assert in_style("apa", **{**TRIAL, "author": author}).text_plain.startswith(apa)
    assert in_style("vancouver", **{**TRIAL, "author": author}).text_plain.startswith(vancouver)


@pytest.mark.parametrize(
    ("fields", "apa", "vancouver"),
    [
        ({"year": "2006", "month": "mar"}, "(2006)", "2006 Mar;100"),
        ({"date": "2006-03"}, "(2006)", "2006 Mar;100"),
        ({"date": "2006-03-14"}, "(2006)", "2006 Mar 14;100"),
        ({"date": "2006-22"}, "(2006)", "2006"),
        ({"date": "2006/2007"}, "(2006–2007)", "2006–2007;100"),
        ({"year": "in press"}, "(in press)", "in press;100"),
        ({"year": "2006", "month": "nonsense"}, "(2006)", "2006;100"),
        ({"year": "n.d."}, "(n.d.)", "Physiology. 100"),
    ],
)
def test_dates_are_as_exact_as_they_are_recorded(
    fields: dict[str, str], apa: str, vancouver: str
) -> None:
    for style, expected in (("apa", apa), ("vancouver", vancouver)):
        made = in_style(style, **without("year"), **fields)
        assert expected in made.text_plain
        assert made.problem == ""


@pytest.mark.parametrize(
    ("pages", "apa", "vancouver"),
    [
        ("61--65", "61–65", "61–5"),
        ("1-10", "1–10", "1–10"),
        ("10-105", "10–105", "10–105"),
        ("1859-74", "1859–1874", "1859–74"),
        ("126A--127A", "126A–127A", "126A–127A"),
        ("S12–S18", "S12–S18", "S12–8"),
        ("7--7", "7", "7"),
        ("e04745", "Article e04745", "e04745"),
    ],
)
def test_pages_in_full_and_as_citing_medicine_cuts_them(
    pages: str, apa: str, vancouver: str
) -> None:
    """Citing Medicine 2, chapter 1 A "Location (Pagination)": no digit twice, letters kept."""
    assert in_style("apa", **{**TRIAL, "pages": pages}).text_plain.endswith(f"100, {apa}.")
    assert in_style("vancouver", **{**TRIAL, "pages": pages}).text_plain.endswith(
        f"100:{vancouver}."
    )


@pytest.mark.parametrize(
    ("entry_type", "fields", "apa"),
    [
        ("phdthesis", {"school": "Nord University"},
         "Abe, T. (2006). Walk training with bands [Doctoral dissertation]. Nord University."),
        ("online", {"url": "https://x.org/a", "urldate": "2026-11-22", "year": ""},
         "Abe, T. (n.d.). Walk training with bands. Retrieved November 22, 2026, from "
         "https://x.org/a [not recorded: year]"),
        ("online", {"url": "https://x.org/a"},
         "Abe, T. (2006). Walk training with bands. https://x.org/a"),
        ("book", {"publisher": "Wiley", "edition": "Third"},
         "Abe, T. (2006). Walk training with bands (3rd ed.). Wiley."),
    ],
)  # fmt: skip
def test_other_kinds_of_work_in_apa(entry_type: str, fields: dict[str, str], apa: str) -> None:
    """APA 7, 10.6 (theses), 10.16 (web pages), 9.16 (day of retrieval), 9.19 (editions)."""
    entry = {**without("journal", "volume", "pages"), **fields}
    assert in_style("apa", entry_type, **entry).text_plain == apa


def test_identifiers_are_links_where_the_style_prints_them_and_are_named_where_not() -> None:
    ids = {"doi": "10.1000/ABC", "pmid": "123456", "pmcid": "PMC789", "url": "https://x.org/1"}
    made = in_style("vancouver", **TRIAL, **ids)
    hrefs = {piece.text: piece.href for piece in made.pieces if piece.href}
    assert hrefs == {
        "doi:10.1000/abc": "https://doi.org/10.1000/abc",
        "123456": "https://pubmed.ncbi.nlm.nih.gov/123456/",
        "PMC789": "https://pmc.ncbi.nlm.nih.gov/articles/PMC789/",
    }
    assert made.links.page == "https://x.org/1"
    apa = in_style("apa", **TRIAL, **ids)
    assert apa.links == made.links
    assert apa.links.pubmed == "https://pubmed.ncbi.nlm.nih.gov/123456/"
    assert [piece.href for piece in apa.pieces if piece.href] == ["https://doi.org/10.1000/abc"]
    assert '<a href="https://doi.org/10.1000/abc">https://doi.org/10.1000/abc</a>' in apa.text_html


def test_an_address_that_could_run_something_is_no_link() -> None:
    made = in_style("apa", "online", author="A, B", title="T", url="javascript:alert(1)")
    assert made.links.page == ""
    assert "href" not in made.text_html


@settings(max_examples=40, deadline=None)
@given(
    fields=st.dictionaries(
        st.sampled_from(sorted({*TRIAL, "doi", "url", "month", "date", "editor", "booktitle"})),
        st.text(alphabet=st.characters(codec="utf-8"), max_size=30),
        max_size=6,
    ),
    entry_type=st.sampled_from(["article", "book", "incollection", "misc", "phdthesis", "odd"]),
    style=st.sampled_from(STYLES),
)
def test_whatever_stands_in_an_entry_it_is_printed_as_text(
    fields: dict[str, str], entry_type: str, style: str
) -> None:
    made = in_style(style, entry_type, **fields)
    assert made.text_plain.strip()
    assert not re.search("[\\ue000-\\uf8ff]", made.text_plain)
    assert set(re.findall(r"<(/?[a-z]+)", made.text_html)) <= {"i", "/i", "a", "/a"}
    assert all(re.match("https?://|$", piece.href, re.IGNORECASE) for piece in made.pieces)
