"""What is said of the entries of a library: each fault, and what only looks like one."""

import datetime
import time
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimgrade.library.hygiene.checks.identifiers import issn_adds_up
from claimgrade.library.hygiene.codes import HYGIENE_CODES, WHEN_ASKED
from claimgrade.library.hygiene.examination import Shelf, examine, findings
from claimgrade.library.identifiers import isbn13
from claimgrade.model.finding import Finding, Subject
from claimgrade.model.hygiene import Hygiene
from claimgrade.model.source import SourceDetails
from claimgrade.workspace.bibtex.entries import read_bibliography
from claimgrade.workspace.schema.records import record_from

TODAY = datetime.date(2026, 11, 23)
PATH = "citations/a.bib"


def shelf(
    text: str,
    *,
    details: Mapping[str, SourceDetails] | None = None,
    switches: Hygiene | None = None,
    cited: frozenset[str] | None = frozenset(),
    asked: frozenset[str] = WHEN_ASKED,
) -> Shelf:
    entries, _ = read_bibliography(text, PATH)
    return Shelf(
        {PATH: entries}, lambda _: text, TODAY, details or {}, cited, switches or Hygiene(), asked
    )


def said(text: str, **more: object) -> list[Finding]:
    library = shelf(text, **more)  # type: ignore[arg-type]
    return findings(library, examine(library))


def codes(text: str, **more: object) -> set[str]:
    return {finding.code for finding in said(text, **more)}


NEAR_MISSES: dict[str, Sequence[str]] = {
    "RD510": [
        # Two works, and one entry that has its DOI in both places.
        "@book{a, doi = {10.1000/abc}, url = {https://doi.org/10.1000/ABC}}"
        "@inbook{b, doi = {10.1000/abc.ch1}}",
        "@article{a, doi = {n/a}}@article{b, doi = {n/a}}",
    ],
    "RD511": ["@article{a, pmid = {1064236}}@article{b, pmid = {10642363}}"],
    "RD512": [
        "@article{a, doi = {10.1152/jappl.2000.88.1.61}}",
        r"@article{a, doi = {10.1002/(SICI)1097-0258(19980815)17:15/16<1661::AID>3.0.CO;2-2}}",
        r"@article{a, doi = {10.1007/978-3-540-74735-2\_15}}",
        "@article{a, doi = {10/gf4kqq}}",  # of shortdoi.org
        "@article{a, doi = {10.1000.10/123}}",
    ],
    "RD513": [
        "@article{a, doi = {10.1016/S0140-6736(05)17709-5}}",
        "@article{a, doi = {10.1000/ABC}}",
        r"@article{a, doi = {10.1007/x\_15}}",
    ],
    "RD514": [
        "@article{a, url = {https://www.cochranelibrary.com/cdsr/doi/10.1002/14651858.CD1/full}}",
        "@article{a, doi = {10.1000/a}, url = {https://doi.org/10.1000/a}}",
        "@misc{a, url = {https://www.doi.org/the-identifier/}}",
    ],
    "RD515": [
        "@article{a, doi = {10.1000/ABC}, url = {https://dx.doi.org/10.1000%2Fabc}}",
        "@article{a, doi = {10.1000/a}, url = {https://example.org/10.1000/b}}",
    ],
    "RD516": [
        "@article{a, pmid = {10642363}, pmcid = {PMC14889}}",
        "@article{a, pmid = {PMID: 7}, pmcid = {PMC14889.2}}",
    ],
    "RD517": [
        "@book{a, isbn = {978-0-306-40615-7}}",
        "@book{a, isbn = {0-8044-2957-X}}",
        "@book{a, isbn = {0306406152 9780306406157}}",
        "@book{a, isbn = {978-0-306-40615-7 (hbk), 0 306 40615 2 (pbk.)}}",
        "@book{a, isbn = {ISBN-13: 978-0-306-40615-7; e-ISBN 9780306406157}}",
        "@book{a, isbn = {306406152}}",  # a standard book number, before 1970
    ],
    "RD518": [
        "@article{a, issn = {0378-5955}}",
        "@article{a, issn = {2049-3630, 0378-5955}}",
        "@article{a, issn = {8750-7587 (Print) 1522-1601 (Electronic)}}",
        "@article{a, issn = {2434561X}}",
    ],
    "RD520": [
        *(f"@article{{a, year = {{{year}}}}}" for year in ("2000", "{2000}", "in press", "1876")),
        *(f"@article{{a, year = {{{year}}}}}" for year in ("2000/2001", "(about 1984)", "2000a")),
        *(f"@article{{a, year = {{{year}}}}}" for year in ("forthcoming", "n.d.", "199X", "1350")),
        "@article{a, year = {принято в печать}}",
        "@article{a, year = 2000 # {--2001}}",
    ],
    "RD521": [
        "@article{a, year = {2027}}",  # an issue dated ahead
        "@article{a, year = {2031}, pubstate = {forthcoming}}",
        "@article{a, date = {2020/2035}}",
        "@online{a, urldate = {2026-11-23}}",
        "@article{a, year = {1999}, title = {Work in 2099}}",
    ],
    "RD522": [
        *(f"@article{{a, date = {{{day}}}}}" for day in ("2001", "2001-02", "2000-02-29")),
        *(f"@article{{a, date = {{{day}}}}}" for day in ("2001-05/2002", "1984~", "199X", "/2002")),
        *(f"@article{{a, date = {{{day}}}}}" for day in ("2001-22", "2004-05-01T12:00:00", "..")),
        "@online{a, urldate = {12 March 2015}}",
    ],
    "RD523": [
        "@article{a, month = jan}",
        "@article{a, month = {12}}",
        '@article{a, month = "10~" # oct}',
        *(f"@article{{a, month = {{{month}}}}}" for month in ("Mar./Apr.", "Spring", "7--8")),
        *(f"@article{{a, month = {{{month}}}}}" for month in ("août", "Dezember", "enero", "März")),
        "@article{a, month = {六月}}",
    ],
    "RD530": [
        *(f"@article{{a, pages = {{{pages}}}}}" for pages in ("61--6", "61-66", "1204-10", "5")),
        *(f"@article{{a, pages = {{{pages}}}}}" for pages in ("e12--e30", "S5-9", "xi--xix")),
        *(f"@article{{a, pages = {{{pages}}}}}" for pages in ("7,41,73--97", "1,204--1,210")),
        *(f"@article{{a, pages = {{{pages}}}}}" for pages in ("12:1--12:20", "43+", "e05826")),
        "@article{a, pages = {99\N{EN DASH}104}}",
    ],
    "RD531": [
        *(f"@article{{a, pages = {{{pages}}}}}" for pages in ("61--65", "61-65", "61", "7, 9--11")),
        "@article{a, pages = {S12--S18}}",
    ],
    "RD532": [
        *(f"@article{{a, volume = {{{volume}}}}}" for volume in ("88", "XII", "88A", "12/13")),
        *(f"@article{{a, volume = {{{volume}}}}}" for volume in ("abs/1706.03762", "Suppl 1")),
        "@book{a, volume = {B2}, volumes = 3}",
    ],
    "RD533": [
        "@article{a, journal = {3 Biotech}}",
        "@article{a, journal = {PLOS ONE}}",
        "@article{a, journal = {1895 Mille huit cent quatre-vingt-quinze}}",
        "@article{a, journal = {Acta Crystallographica Section D (Biological)}}",
        "@article{a, journal = {WWW: The Journal}}",
        "@article{a, journal = {Journal of applied physiology (Bethesda, Md. : 1985)}}",
    ],
    "RD534": [
        "@article{a, author = {Na, Li}, title = {None}, volume = {12}}",
        "@article{a, author = {Null, Jan}, journal = {Nature}}",
        "@article{a, number = {1-2}}",
    ],
    "RD540": [
        "@article{a, author = {Doe, J.}, title = {T}, journaltitle = {J}, date = {2000}}",
        "@article{a, author = {Doe, J.}, title = {T}, eprint = {2001.1}, year = 2000}",
        "@book{a, editor = {Doe, J.}, title = {T}, year = 2000}",
        "@misc{a, howpublished = {a talk}}",
        "@proceedings{p, title = {P}, year = 2000}"
        "@inproceedings{a, author = {Doe, J.}, title = {T}, crossref = {p}}",
        # The value could not be read, which check says (RD403); the entry is broken (RD405).
        "@article{a, author = {D, J.}, title = {T}, journal = undefined, year = 2000}",
        "@article{a, author = {D, J.}, title {T}, journal = {J}, year = 2000}",
    ],
    "RD541": ["@article{a, title = {T}}", "@mycustomtype{a, title = {T}}", "@softwareversion{a,}"],
    "RD542": [
        "@article{a, xauthor = {set aside}, OPTtitle = {set aside}}",
        "@article{a, authors = {who is meant}, author = {Doe, J.}}",
        "@article{a, readstatus = {read}, ranking = {5}, rating = {A}}",
    ],
    "RD550": [
        "@article{a, author = {{NASA} and {WORLD HEALTH ORGANIZATION} and Li, X.}}",
        "@article{a, author = {WHO and Wu, J. J. and O'Brien, K and LEE}}",
        "@article{a, author = {CONSORT Group and PRISMA-P Group}}",
        "@article{a, author = {MacDONALD, Kim and 王, 小明}}",
    ],
    "RD551": [
        "@article{a, author = {Smith, J. and others}}",
        "@article{a, author = {Etal, Jo and Albrecht, Et}}",
    ],
    "RD552": [
        "@article{a, author = {Smith, Jr, John}}",
        "@article{a, author = {Holtzheimer III, Paul E. and Davis Jr, S.}}",
        "@article{a, author = {King, Martin Luther, Jr.}}",
        "@article{a, author = {van der Maaten, Laurens and Hinton, Geoffrey}}",
        "@article{a, author = {{Ministry of Health, Labour, Welfare, and Sport}}}",
        "@article{a, author = {Johnson & Johnson}}",
        "@article{a, author = {Institute of Medicine, Food, Nutrition, Board}}",
        "@article{a, author = {Mendes de Almeida, Jo{\\~a}o Carlos}}",
    ],
    "RD553": [
        "@article{a, author = {WHO and Madonna and Smith, J. M. and N. N.}}",
        "@article{a, author = {O, Kim and J. M. Smith}}",
    ],
    "RD554": [
        "@article{a, author = {{Group 7} and {3M} and Smith, J}}",
        "@article{a, author = {COVID19 Study Group and ALLHAT 2 Investigators}}",
        "@article{a, author = {Henry, VIII}}",
    ],
    "RD555": [
        "@article{a, author = {Rahman, Md Abdur and Khan, MD and Drake, N. and Profumo, J.}}",
        "@article{a, author = {DR Congo Ministry of Health}}",
        "@article{a, author = {Rugg, M.D. and Marr, B and Drucker, Peter}}",
    ],
    "RD556": [
        "@article{a, author = {Anders, {And} and Brand, R.}}",
        "@article{a, author = {Sand and Land}}",
    ],
    "RD560": [
        "@article{a, author = {Leppäluoto, J}, title = {São Paulo à â Ã É °C ±5}}",
        "@article{a, author = {ÂNGELO, Zé}, title = {Ça va — où\N{RIGHT SINGLE QUOTATION MARK}}}",
    ],
    "RD561": [
        "@article{a, author = {Smith, J}, title = {Does it?Or not}}",
        "@article{a, title = {What works?}}",
    ],
    "RD562": [
        "@article{a, title = {AT&T; p < 0.05 and n > 10}}",
        r"@article{a, title = {Fish \& chips, where a < b > c}}",
        "@article{a, title = {T}, abstract = {<p>Text &amp; more</p>}}",
        "@online{a, url = {https://example.org/?a=1&b=2}}",
    ],
    "RD563": [
        r"@article{a, title = {What \$5 buys}}",
        "@article{a, title = {The $\\beta$ and the $x_1$}}",
    ],
    "RD564": [
        r"@article{a, title = {Bread \& butter}}",
        r"@article{a, title = {{\tt\char`\\newcommand} in use}}",
    ],
    "RD565": [
        r"@article{a, title = {Bread \& butter, 5\% and C\#}}",
        "@article{a, title = {$a & b$}, url = {https://example.org/?a&b#c}, file = {a%20b}}",
        r"@misc{a, title = {On \url{https://example.org/#top}}}",
    ],
    "RD566": [
        "@article{a, title = {The first\N{NO-BREAK SPACE}trial}}",
        "@article{a, title = {می\N{ZERO WIDTH NON-JOINER}خواهم}}",  # Persian, as it is written
    ],
    "RD570": [
        "@article{a, title = {PRISMA 2020}}",
        "@article{a, title = {The UK ECG and EMG study of DNA}}",
        "@article{a, title = {運動と筋力の研究に関する報告}}",
    ],
    "RD571": [
        *(f"@article{{a, title = {{{title}}}}}" for title in ("Us vs.", "Lost in the U.S.")),
        *(f"@article{{a, title = {{{title}}}}}" for title in ("And then ...", "Walking, etc.")),
        *(f"@article{{a, title = {{{title}}}}}" for title in ("The work of Doe Inc.", "Why?")),
        "@article{a, title = {A study of Vitamin E.}}",
    ],
    "RD572": [
        "@article{a, title = {The Internet of Things [with discussion]}}",
        r"@article{a, title = {{\tt\char`\\expandafter} explained}}",
        "@article{a, title = {Walking (and running) online}}",
        "@article{a, title = {A title\n  on two lines}}",  # white space is one blank in BibTeX
    ],
    "RD573": [
        "@article{a, title = {Global burden of disease, 1990--2017: a study}}",
        "@article{a, title = {ESC Guidelines for heart failure (2016)}}",
        "@article{a, title = {PRISMA 2020 explained}, year = {2020}}",
    ],
    "RD580": [
        "@book{p, title = {P}}@inbook{a, crossref = {P}, xref = {p}}",
        "@book{p, ids = {older}}@inbook{a, crossref = {older}}",
        "@set{s, entryset = {a, b}}@misc{a,}@misc{b,}",
    ],
    "RD581": [
        r"@online{a, url = {\url{https://example.org}}}",
        "@online{a, url = {ftp://example.org/a}}",
        "@online{a, url = {HTTP://example.org}}",
    ],
    "RD582": [
        # Another first author; an article that only has a copy on a server.
        "@misc{a, author = {Doe, J.}, title = {Walking and strength in older adults}, "
        "eprint = {1}, eprinttype = {arxiv}}@article{b, author = {Roe, J.}, "
        "title = {Walking and strength in older adults}, journal = {J Gait}}",
        "@article{a, author = {Doe, J.}, title = {Walking and strength in older adults}, "
        "journal = {J Gait}, eprint = {1}, archiveprefix = {arXiv}}",
    ],
    "RD590": [],
}


def test_every_code_has_a_near_miss_and_stands_in_its_range() -> None:
    assert list(HYGIENE_CODES) == sorted(NEAR_MISSES)
    assert all(510 <= int(code[2:]) <= 599 for code in HYGIENE_CODES)
    assert len({one.name for one in HYGIENE_CODES.values()}) == len(HYGIENE_CODES)


@pytest.mark.parametrize("code", HYGIENE_CODES)
def test_the_example_of_a_code_is_reported_under_it(code: str) -> None:
    assert code in codes(HYGIENE_CODES[code].example)


@pytest.mark.parametrize(
    ("code", "text"), [(code, text) for code, texts in NEAR_MISSES.items() for text in texts]
)
def test_what_only_looks_like_a_fault_is_left_alone(code: str, text: str) -> None:
    entries, _ = read_bibliography(text, PATH)
    assert entries
    assert code not in codes(text)


def test_what_is_cited_is_not_reported_and_the_rest_only_when_asked_for() -> None:
    text = "@misc{a, title = {T}}\n@misc{b, title = {T}}"
    assert [f.location.line for f in said(text, cited=frozenset({"a"}))] == [2]
    assert codes(text, asked=frozenset()) == set()
    assert codes(text, cited=None) == set()


def test_a_finding_is_a_sentence_about_the_record_with_advice() -> None:
    for one in HYGIENE_CODES.values():
        for finding in said(one.example):
            assert finding.subject is Subject.RECORD
            assert not finding.message.endswith("."), finding.message
            assert not finding.message[0].isupper(), finding.message
            assert (finding.help or "").endswith((".", "}}")), finding.help


def test_a_fault_of_a_field_is_reported_where_the_field_stands() -> None:
    text = "\n@article{a,\n  title = {Fine},\n    pages   = {120--115}, volume = {n/a}\n}\n"
    found = [(f.code, f.location.line, f.location.column) for f in said(text, asked=frozenset())]
    assert found == [("RD540", 2, 1), ("RD530", 4, 5), ("RD534", 4, 27)]


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_places_are_right_whatever_the_line_ends(ending: str) -> None:
    text = "\ufeff@misc{a,\n  note = {x\ny},\n  volume = {n/a}\n}\n".replace("\n", ending)
    assert [str(f.location) for f in said(text, asked=frozenset())] == [f"{PATH}:4:3"]


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        ("RD512", "doi = {10.1000/abc PMID: 123}"),
        ("RD512", "doi = {10.1000}"),
        ("RD512", "doi = {https://example.org/paper}"),
        ("RD517", "isbn = {1474-547X (Electronic)$\\backslash$r0140-6736 (Linking)}"),
        ("RD517", "isbn = {0-8044-2957-1}"),
        ("RD518", "issn = {1234}"),
        ("RD520", "year = {99}"),
        ("RD520", "year = {May}"),
        ("RD521", "urldate = {2026-11-24}"),
        ("RD522", "date = {January 2000}"),
        ("RD523", "month = {2000}"),
        ("RD530", "pages = {S12--S11}"),
        ("RD530", "pages = {1--5, 65\N{EN DASH}4}"),
        ("RD532", "volume = {https://example.org}"),
        ("RD533", "journal = {https://example.org}"),
        ("RD533", "journal = {J Appl Physiol 88(1):61-5}"),
        ("RD550", "author = {JOHN SMITH and KAREN JONES}"),
        ("RD551", "editor = {Smith, J., et. al.}"),
        ("RD552", "author = {Smith J; Jones K}"),
        ("RD552", "author = {Smith J, Jones K}"),
        ("RD552", "author = {Smith, J. \\& Jones, K.}"),
        ("RD552", "author = {Smith, J., Jones, K., and Brown, L.}"),
        ("RD553", "author = {J. M., Smith}"),
        ("RD554", "author = {Smith$^1$, John}"),
        ("RD554", "author = {Smith, John*}"),
        ("RD555", "author = {Smith, John, MD}"),
        ("RD555", "author = {John Smith, Ph.D.}"),
        ("RD561", "author = {Lepp?luoto, Juhani}"),
        ("RD562", "url = {https://example.org/?a&amp;b}"),
        ("RD565", "title = {A rise of 5% in mice}"),
        ("RD573", "title = {Smith, J. (2000). On walking. J Gait, 88, 61-65}"),
        ("RD573", "title = {On walking. doi:10.1000/abc}"),
        ("RD580", "xdata = {one, two}"),
    ],
)
def test_other_forms_of_a_fault_are_found_too(code: str, fields: str) -> None:
    assert code in codes(f"@misc{{a, {fields}}}")


def test_the_other_entry_is_shown() -> None:
    text = "@misc{a, doi = {10.1000/a}}\n@misc{b, doi = {DOI:10.1000/A}}\n"
    found = [f for f in said(text) if f.code == "RD510"]
    assert [str(f.location) for f in found] == [f"{PATH}:2:10"]
    assert [str(r.location) for r in found[0].related] == [f"{PATH}:1:1"]


def test_a_code_is_switched_off_for_all_for_a_file_or_for_an_entry() -> None:
    text = "@misc{a, pages = {9--1}}\n@misc{b, pages = {9--1}}"
    quiet = frozenset[str]()
    allowed = {"a": record_from(SourceDetails, {"allowed": ["RD530"]})}
    assert len(said(text, asked=quiet)) == 2
    assert [f.location.line for f in said(text, asked=quiet, details=allowed)] == [2]
    assert said(text, asked=quiet, switches=Hygiene(off=("RD530",))) == []
    assert said(text, asked=quiet, switches=Hygiene(off_in={PATH: ("RD530",)})) == []
    assert len(said(text, asked=quiet, switches=Hygiene(off_in={"b.bib": ("RD530",)}))) == 2


def test_numbers_that_publishers_print_add_up() -> None:
    # Nature, Journal of Applied Physiology, The Lancet; The TeXbook, the Cochrane Handbook (2019).
    for issn in ("0028-0836", "8750-7587", "1522-1601", "0140-6736"):
        assert issn_adds_up(issn.replace("-", ""))
    assert isbn13("0201134489")
    assert isbn13("9781119536628")


@given(st.text("0123456789", min_size=7, max_size=9).filter(lambda t: len(t) != 8))
def test_of_all_check_digits_one_is_right(digits: str) -> None:
    adds_up = issn_adds_up if len(digits) == 7 else isbn13
    assert sum(bool(adds_up(digits + sign)) for sign in "0123456789X") == 1


@given(st.text("0123456789", min_size=9, max_size=9))
def test_of_all_check_digits_of_thirteen_one_is_right(digits: str) -> None:
    for prefix in ("978", "979"):
        right = [sign for sign in "0123456789" if isbn13(prefix + digits + sign)]
        odd, even = sum(map(int, (prefix + digits)[0::2])), sum(map(int, (prefix + digits)[1::2]))
        assert right == [str(-(odd + 3 * even) % 10)]  # ISO 2108: weights 1 and 3


HOSTILE = [
    *("(", "[", "{}", "$", "&", "&amp;", "<i>", "\\\\", " and ", ",", ";", "A. ", "a", "10.1000/"),
    *("\N{EN DASH}", " - ", "\N{NO-BREAK SPACE}", "\u00c3\u00a9", ". ", "et al ", "2000;1(", "9"),
    *("[cited ", "Smith J, ", "A, B. & C ", "{\\'e}", "http://", "doi:", "a=", "1,", "x"),
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_is_in_proportion_to_the_length_of_a_value(piece: str) -> None:
    names = ("title", "author", "pages", "volume", "doi", "url", "date", "month", "isbn", "issn")
    value = piece * (30_000 // len(piece))
    begin = time.process_time()
    for name in names:
        said(f"@misc{{a,\n  {name} = {{{value}}}\n}}\n")
    assert time.process_time() - begin < 5


_FIELD_NAMES = st.sampled_from(
    "title author journal pages volume doi url year date urldate month isbn issn pmid pmcid "
    "publisher crossref eprinttype x".split()
)
_ANY_VALUE = st.one_of(
    st.text(max_size=40),
    st.text("0123456789-–/.,;:()[]{}\\$&%#<>~^_'\"` AaXxÃ©and", max_size=40),
)


@given(st.dictionaries(_FIELD_NAMES, _ANY_VALUE, max_size=6))
def test_no_entry_makes_a_check_fail_and_every_place_is_within_the_file(
    fields: dict[str, str],
) -> None:
    text = "@misc{a,\n" + "".join(f"  {n} = {{{v}}},\n" for n, v in fields.items()) + "}\n"
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for finding in said(text):
        place = finding.location
        assert 1 <= place.line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1
