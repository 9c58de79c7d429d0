"""BibTeX to another format and back: what both can hold is there again."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimgrade.library.formats import bibtex, csl_json, ris
from claimgrade.library.formats.dates import parsed, when
from claimgrade.library.formats.keywords import joined_keywords, keywords
from claimgrade.library.formats.people import person
from claimgrade.library.formats.text import as_bibtex, verbatim_text
from claimgrade.library.identifiers import normalise_doi
from claimgrade.library.latex import plain_text
from claimgrade.library.names import Name, names
from claimgrade.model.source import Source

LETTERS = st.characters(categories=["Lu", "Ll", "Nd", "Po", "Sm", "Sc", "Lo"])
WORDS = st.lists(st.text(LETTERS, min_size=1, max_size=8), min_size=1, max_size=4).map(" ".join)
LATEX = st.sampled_from(
    [r"{\v S}r{\'a}mek", r"{\"U}ber {DNA} \& \emph{E. coli}", r"50\% of $\alpha$", r"a -- b",
     r"{The {World} Bank}", r"``quoted'' and \textbf{bold}", "plain", r"O'Brien \_ x"]
)  # fmt: skip
VALUE = st.one_of(LATEX, WORDS.map(as_bibtex).filter(lambda text: plain_text(text).strip()))
NAME = st.one_of(
    st.builds(
        Name,
        st.sampled_from(["Šrámek", "García Márquez", "O'Brien", "Lévi-Strauss", "李", "Maaten"]),
        st.sampled_from(["J.", "Jean-Pierre A.", "Ümit", "明"]),
        st.sampled_from(["", "van der", "de la", "von"]),
        st.sampled_from(["", "Jr", "III"]),
    ),
    st.sampled_from(
        ["World Health Organization", "Health, Education and Welfare", "R & D {x}"]
    ).map(Name),
)
PEOPLE = st.lists(NAME.map(person), min_size=1, max_size=4).flatmap(
    lambda written: st.sampled_from([" and ".join(written), " and ".join([*written, "others"])])
)
DAY = st.tuples(st.integers(1000, 2100), st.integers(1, 12), st.integers(1, 28)).flatmap(
    lambda d: st.sampled_from(
        [
            f"{d[0]}",
            f"{d[0]}-{d[1]:02d}",
            f"{d[0]}-{d[1]:02d}-{d[2]:02d}",
            f"{d[0]}-{20 + d[2] % 4 + 1}",
        ]
    )
)
SPAN = st.tuples(DAY, DAY).map("/".join) | DAY.map("{}~".format)
PAGES = st.sampled_from(
    ["61--65", "61-65", "e1234", "S12--S20", "A-12--A-15", "A-12", "61", "xi--xx", "1--3, 7--9"]
)
FIELDS: dict[str, st.SearchStrategy[str]] = {
    "author": PEOPLE,
    "editor": PEOPLE,
    "translator": PEOPLE,
    "pages": PAGES,
    "doi": st.sampled_from(["10.5555/a(1)_b", "10.5555/a;b", r"10.5555/a\_b", "10.5555/a--b"]),
    "url": st.sampled_from(["https://example.org/a_b~c?d=1%202&e;f--g", r"\url{http://a.b/c\_d}"]),
    "file": st.sampled_from(["a_b.pdf", "/home/me/a--b.pdf"]),
    "urldate": DAY,
    "pmid": st.integers(1, 10**8).map(str),
    "pmcid": st.integers(1, 10**7).map("PMC{}".format),
    "isbn": st.sampled_from(["978-0-306-40615-7", "0306406152"]),
    "issn": st.sampled_from(["0161-7567", "0161-7567, 1522-1601"]),
    "keywords": st.lists(WORDS, min_size=1, max_size=4).map(joined_keywords),
}
IN_BOTH = (
    "author editor translator title volume number pages eid doi pmid pmcid isbn issn url urldate "
    "abstract keywords note annote edition address language chapter shorttitle file shortjournal"
).split()
IN_RIS = {
    "article": ["journal", "series"],
    "incollection": ["booktitle", "series", "publisher"],
    "inproceedings": ["booktitle", "publisher"],
    "book": ["series", "publisher"],
    "techreport": ["institution", "type"],
    "phdthesis": ["school"],
    "mastersthesis": ["school"],
    "online": [],
    "dataset": ["publisher", "type"],
    "misc": ["booktitle"],
}


ONLY_CSL = ["eprint", "eprinttype", "subtitle", "publisher", "series", "x-mine", "origdate"]
IN_CSL = {
    kind: [*more, *ONLY_CSL]
    for kind, more in {**IN_RIS, "mvbook": ["maintitle", "volumes"], "manual": []}.items()
}


def entries(
    kinds: dict[str, list[str]], dates: st.SearchStrategy[str]
) -> st.SearchStrategy[Source]:
    def of(kind: str) -> st.SearchStrategy[Source]:
        more = [*IN_BOTH, *kinds[kind]]
        each = {name: FIELDS.get(name, VALUE) for name in more} | {"date": dates}
        return st.fixed_dictionaries({}, optional=each).map(
            lambda fields: Source("key", kind, fields)
        )

    return st.sampled_from(sorted(kinds)).flatmap(of)


def meant(name: str, fields: dict[str, str]) -> object:
    """Return what a field says, however it is written; worked out apart from the formats."""
    value = fields.get(name, "")
    if name in ("author", "editor", "translator", "bookauthor"):
        return names(value)
    if name in ("url", "file"):
        return verbatim_text(value)
    if name == "doi":
        return normalise_doi(value)
    if name == "date":
        return when(fields)
    if name == "urldate":
        return parsed(value)
    if name == "keywords":
        return keywords(value)
    text = " ".join(plain_text(value).split())
    return re.sub(r"\s*[-–—]+\s*", "-", text) if name == "pages" else text


def held(before: Source, after: Source) -> None:
    assert (after.key, after.entry_type) == (before.key, before.entry_type)
    for name in before.fields:
        assert meant(name, dict(after.fields)) == meant(name, dict(before.fields)), name


def through_bibtex(source: Source) -> Source:
    reading = bibtex.read(bibtex.write([source]), "x.bib")
    assert reading.faults == ()
    return reading.entries[0].source


@settings(deadline=None)
@given(entries(IN_RIS, DAY))
def test_bibtex_to_ris_and_back_keeps_what_both_can_hold(source: Source) -> None:
    reading = ris.read(ris.write([through_bibtex(source)]), "x.ris")
    assert reading.faults == ()
    (entry,) = reading.entries
    assert entry.notes == ()
    back = through_bibtex(entry.source)
    held(source, back)
    dates = {"year", "month", "day", "date"}
    assert {*back.fields} - dates == {*source.fields} - dates
    assert ris.write([back]) == ris.write([source])


@settings(deadline=None)
@given(entries(IN_CSL, DAY | SPAN))
def test_bibtex_to_csl_json_and_back_keeps_everything(source: Source) -> None:
    reading = csl_json.read(csl_json.write([through_bibtex(source)]), "x.json")
    assert reading.faults == ()
    (entry,) = reading.entries
    back = through_bibtex(entry.source)
    held(source, back)
    dates = {"year", "month", "day", "date"}
    assert {*back.fields} - dates == {*source.fields} - dates


def test_the_entries_that_others_test_with_come_back_from_csl_json(shared: Path) -> None:
    folder = shared / "bench" / "bibtex"
    if not folder.is_dir():
        pytest.skip("needs the bibliographies in ../shared/bench/bibtex, which are not there")
    text = (folder / "biber" / "t__tdata__examples.bib").read_text(encoding="utf-8")
    sources = [entry.source for entry in bibtex.read(text, "x").entries]
    assert len(sources) > 80
    again = [entry.source for entry in csl_json.read(csl_json.write(sources), "x").entries]
    for before, after in zip(sources, again, strict=True):
        assert (after.key, after.entry_type) == (before.key, before.entry_type)
        for name in {*before.fields} - {"year", "month", "date", "journaltitle", "location"}:
            fields = dict(after.fields)
            assert meant(name, fields) == meant(name, dict(before.fields)), (before.key, name)
        assert when(after.fields) == when(before.fields)


def rows_of_the_page(repository: Path) -> list[list[str]]:
    page = (repository / "docs" / "library.md").read_text(encoding="utf-8")
    table = page.split("| field |")[1].split("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table]


def test_the_page_says_of_each_field_what_ris_does_with_it(repository: Path) -> None:
    rows = rows_of_the_page(repository)
    assert len(rows) > 30
    for row in rows:
        for name in re.findall(r"`([a-z]+)`", row[0].partition("(")[0]):
            kind = next((k for k, more in IN_RIS.items() if name in more), "article")
            value = next(iter(EXAMPLES.get(name, ["words"])))
            source = Source("k", kind, {name: value})
            text = ris.write([source])
            tags = [line[:2] for line in text.splitlines() if line[:2] not in ("TY", "ID", "ER")]
            promised = re.findall(r"`([A-Z][A-Z0-9])`", row[1])
            assert bool(tags) == bool(promised), (name, tags, row[1])
            assert set(tags) <= set(promised), (name, tags, row[1])
            if promised and "not back" not in row[1]:
                (entry,) = ris.read(text, "x").entries
                assert meant(name, dict(entry.source.fields)) == meant(name, {name: value}), name


EXAMPLES = {
    "author": ["Smith, A."], "editor": ["Smith, A."], "translator": ["Smith, A."],
    "pages": ["61--65"], "doi": ["10.5555/a"], "url": ["https://example.org"], "year": ["2000"],
    "date": ["2000-05-03"], "urldate": ["2000-05-03"], "isbn": ["978-0-306-40615-7"],
    "issn": ["0161-7567"], "pmid": ["123"], "pmcid": ["PMC123"],
}  # fmt: skip
