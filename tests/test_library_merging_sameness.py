"""Entries of one work are found, and what only looks like one work is left alone."""

import pytest

from claimgrade.library.merging.sameness import Relation
from claimgrade.library.merging.works import Works
from claimgrade.model.source import Source, SourceDetails
from claimgrade.workspace.bibtex.entries import read_bibliography
from claimgrade.workspace.load import load
from claimgrade.workspace.schema.records import record_from
from conftest import REPOSITORY


def works(text: str, **distinct: list[str]) -> list[tuple[str, str, Relation]]:
    """The pairs that are found among the entries of a bibliography."""
    entries, findings = read_bibliography(text, "a.bib")
    assert not findings
    sources = [
        Source(
            e.key,
            e.entry_type,
            e.fields,
            record_from(SourceDetails, {"distinct_from": distinct.get(e.key, [])}),
        )
        for e in entries
    ]
    return [(min(a, b), max(a, b), same.relation) for a, b, same in Works(sources).pairs()]


PAPER = """
  author = {Takarada, Yudai and Nakamura, Yutaka and Aruga, Seiji},
  title = {Rapid increase in plasma growth hormone after low-intensity resistance exercise
    with vascular occlusion},
  journal = {Journal of Applied Physiology}, year = 2000, volume = 88, number = 1,
  pages = {61--65},"""

TRUE_PAIRS = {
    "DOI as an address, in capitals and with an escape": (
        "@article{a, title = {One title}, doi = {10.1000/a_b(1)}}",
        r"@misc{b, title = {One title}, doi = {https://doi.org/10.1000/A\_B(1)}}",
    ),
    "DOI in the address alone": (
        "@article{a, title = {On things}, doi = {10.1000/xyz}}",
        "@online{b, title = {On Things}, url = {https://dx.doi.org/10.1000/XYZ}}",
    ),
    "PMID with and without its name": (
        "@article{a, title = {On things}, pmid = {10642363}}",
        "@article{b, title = {On things.}, pmid = {PMID: 10642363}}",
    ),
    "PMCID with a version": (
        "@article{a, title = {On things}, pmcid = {PMC3236301}}",
        "@article{b, title = {On things}, pmc = {3236301.2}}",
    ),
    "ISBN with ten and with thirteen digits": (
        "@book{a, title = {The elements}, isbn = {0-306-40615-2}}",
        "@book{b, title = {The Elements}, isbn = {978-0-306-40615-7}}",
    ),
    "arXiv number in two fields": (
        "@misc{a, title = {On graphs}, eprint = {2101.00001v2}, archiveprefix = {arXiv}}",
        "@online{b, title = {On graphs}, url = {https://arxiv.org/abs/2101.00001}}",
    ),
    "initials, abbreviated journal, capitals": (
        f"@article{{a, {PAPER}}}",
        """@article{b, author = {Takarada, Y. and Nakamura, Y. and Aruga, S.},
        title = {RAPID INCREASE IN PLASMA GROWTH HORMONE AFTER LOW-INTENSITY RESISTANCE EXERCISE
        WITH VASCULAR OCCLUSION}, journal = {J Appl Physiol}, year = 2000, volume = 88,
        pages = {61-5}}""",
    ),
    "no identifier, no pages, LaTeX and Unicode": (
        r"""@article{a, author = {H{\"a}kkinen, Keijo and Pakarinen, Arto},
        title = {Acute hormonal responses to two different fatiguing heavy-resistance protocols in
        male athletes}, journal = {Journal of Applied Physiology}, year = 1993}""",
        """@article{b, author = {Häkkinen, K. and Pakarinen, A.}, title = {Acute hormonal responses
        to two different fatiguing heavy resistance protocols in male athletes.},
        journal = {J. Appl. Physiol. (1985)}, year = {1993}, volume = {74}}""",
    ),
    "a slip of the pen, on the same page": (
        f"@article{{a, {PAPER}}}",
        f"@article{{b, {PAPER.replace('resistance', 'resistence')}}}",
    ),
    "subtitle left out, on the same page": (
        """@article{a, author = {Loenneke, Jeremy P.}, title = {Blood flow restriction training in
        practice: a review of the evidence}, journal = {Sports Medicine}, year = 2012, volume = 42,
        pages = {1--9}}""",
        """@article{b, author = {Loenneke, J P}, title = {Blood flow restriction training in
        practice}, journal = {Sports Med}, year = 2012, volume = 42, pages = {1}}""",
    ),
    "online in one year, in a volume the next": (
        f"@article{{a, {PAPER}}}",
        f"""@article{{b, {
            PAPER.replace("= 2000", "= 1999")
            .replace("volume = 88, number = 1,", "")
            .replace("pages = {61--65},", "")
        }}}""",
    ),
    "some authors left out": (
        f"@article{{a, {PAPER}}}",
        f"@article{{b, {PAPER.replace(' and Nakamura, Yutaka and Aruga, Seiji', ' and others')}}}",
    ),
    "fields of biblatex": (
        f"@article{{a, {PAPER}}}",
        f"""@article{{b, {
            PAPER.replace("journal =", "journaltitle =")
            .replace("year =", "date =")
            .replace("= 2000", "= {2000-01-15}")
        }}}""",
    ),
    "DOI under which one has a short title": (
        "@article{a, title={Cuffs}, author={A, B and C, D}, year=2000, doi={10.1000/x}}",
        "@article{b, title={Cuffs on the arms and legs of trained adults: a randomised trial},"
        " author={A, Ben}, year=2000, doi={10.1000/x}}",
    ),
    "an entry of which nothing differs": (
        "@misc{a, title = {Notes}, howpublished = {A page}}",
        "@misc{b, title = {Notes}, howpublished = {A page}}",
    ),
}


@pytest.mark.parametrize("pair", TRUE_PAIRS.values(), ids=TRUE_PAIRS)
def test_two_entries_of_one_work_are_found(pair: tuple[str, str]) -> None:
    assert works("\n".join(pair)) == [("a", "b", Relation.SAME)]


def of_paper(**changes: str) -> str:
    """The paper once as it is and once with fields changed, added, or (empty) left out."""
    (entry,), _ = read_bibliography(f"@article{{b, {PAPER}}}", "")
    fields = {**entry.fields, **changes}
    kind = fields.pop("kind", "article")
    body = ", ".join(f"{name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@article{{a, {PAPER}}}\n@{kind}{{b, {body}}}"


TITLE = (
    "Rapid increase in plasma growth hormone after low-intensity resistance exercise with "
    "vascular occlusion"
)
BARE = {"doi": "", "pages": "", "volume": "", "number": ""}

NEAR_MISSES = {
    "part I and part II": of_paper(title=f"{TITLE}. Part II", pages="66--70"),
    "numbered by Roman and Arabic numbers": (
        "@article{a, author={A, B}, title={On the theory of forms: I}, year=1990}\n"
        "@article{b, author={A, B}, title={On the theory of forms: 2}, year=1990}"
    ),
    "erratum": of_paper(title=f"Erratum: {TITLE}", pages="2184"),
    "correction of the same title": of_paper(titleaddon="Correction", pages="", volume="89"),
    "reply of the authors": of_paper(title=f"Reply to comment on {TITLE}", pages="70"),
    "letter on the same title": of_paper(type="Letter", author="Smith, Ann"),
    "retraction notice": of_paper(title=f"RETRACTED: {TITLE}", doi="10.1000/notice"),
    "protocol and trial": of_paper(title=f"{TITLE}: study protocol", year="1999", pages="3--9"),
    "same title of other people": of_paper(author="Smith, Ann and Jones, Bo", **BARE),
    "next page of the same series": of_paper(pages="66--70"),
    "abstract of a conference": of_paper(kind="inproceedings", pages="", volume=""),
    "abstract in a supplement": of_paper(pages="S61", volume="", number=""),
    "other DOI": (
        "@article{a, author={A, B}, title={A long title of one work}, year=2000, doi={10.1000/x}}\n"
        "@article{b, author={A, B}, title={A long title of one work}, year=2000, doi={10.1000/y}}"
    ),
    "thesis and its article": of_paper(kind="phdthesis", journal="", school="A school", **BARE),
    "editions of a book": (
        "@book{a, author={Zatsiorsky, V}, title={Science and practice of strength training},"
        " edition={2nd}, year=2006}\n"
        "@book{b, author={Zatsiorsky, V}, title={Science and practice of strength training},"
        " edition={Third}, year=2020}"
    ),
    "second edition beside the first of the same year": (
        "@book{a, author={A, B}, title={Science and practice of strength}, year=2006}\n"
        "@book{b, author={A, B}, title={Science and practice of strength}, edition=2, year=2006}"
    ),
    "report of each year": (
        "@techreport{a, author={{Health Agency}}, title={Annual report on physical activity},"
        " institution={Health Agency}, year=2019}\n"
        "@techreport{b, author={{Health Agency}}, title={Annual report on physical activity},"
        " institution={Health Agency}, year=2020}"
    ),
    "column of the same name": (
        "@article{a, author={Editor, An}, title={Editorial}, journal={J}, year=2000}\n"
        "@article{b, author={Editor, An}, title={Editorial}, journal={J}, year=2000, volume=3}"
    ),
    "chapters of one book": (
        "@incollection{a, title={Bones}, author={A, B}, booktitle={Anatomy},"
        " isbn={978-0-306-40615-7}, year=2000}\n"
        "@incollection{b, title={Muscles}, author={A, B}, booktitle={Anatomy},"
        " isbn={978-0-306-40615-7}, year=2000}"
    ),
    "same words, one opposite": (
        "@article{a, author={A, B and C, D}, title={Effects of leg abduction on muscle activity},"
        " journal={J Biomech}, year=2000}\n"
        "@article{b, author={A, B and C, D}, title={Effects of leg adduction on muscle activity},"
        " journal={J Biomech}, year=2000}"
    ),
    "men and women": (
        "@article{a, author={A, B}, title={Training with bands in older men}, year=2000}\n"
        "@article{b, author={A, B}, title={Training with bands in older women}, year=2000}"
    ),
    "two vitamins": (
        "@article{a, author={A, B}, title={Vitamin C and muscle strength in athletes}, year=2000}\n"
        "@article{b, author={A, B}, title={Vitamin D and muscle strength in athletes}, year=2000}"
    ),
    "guideline in two journals": of_paper(journal="Circulation", **BARE),
    "number of the issue": of_paper(number="2"),
    "subtitle of its own": (
        "@article{a, author={A, B}, title={Blood flow restriction: effects on men}, year=2000}\n"
        "@article{b, author={A, B}, title={Blood flow restriction: effects on bones}, year=2000}"
    ),
}


@pytest.mark.parametrize("text", NEAR_MISSES.values(), ids=NEAR_MISSES)
def test_what_only_looks_like_one_work_is_not_reported(text: str) -> None:
    assert works(text) == []


PREPRINT = """@misc{p, author = {Smith, Ann and Jones, Bo and Li, Wei},
  title = {Cuff pressure and hypertrophy in trained adults}, year = 2021,
  doi = {10.1101/2021.03.04.433900}}
"""


@pytest.mark.parametrize(
    "article",
    [
        """@article{q, author = {Smith, A and Jones, B and Li, W}, year = 2022, journal = {J},
        title = {Cuff pressure and hypertrophy in trained adults}, doi = {10.1000/j.1}}""",
        """@article{q, author = {Smith, A and Jones, B and Li, W}, year = 2022, journal = {J},
        title = {Cuff pressure and muscle hypertrophy in trained adults}, doi = {10.1000/j.1}}""",
        """@article{q, author = {Smith, Ann and Jones, Bo and Li, Wei and Roe, X}, year = 2021,
        title = {Cuff pressure and hypertrophy in trained adults}, journal = {J}}""",
    ],
    ids=["same title", "title polished", "an author more"],
)
def test_a_preprint_and_its_article_are_two_versions(article: str) -> None:
    assert works(PREPRINT + article) == [("p", "q", Relation.VERSION)]


@pytest.mark.parametrize(
    "article",
    [
        """@article{q, author = {Smith, A and Jones, B and Li, W}, year = 2022, journal = {J},
        title = {Cuff pressure and strength in trained adults}}""",
        """@article{q, author = {Smith, A and Jones, B and Li, W}, year = 2022, journal = {J},
        title = {Cuff pressure and hypertrophy in trained adults: part 2}}""",
        """@article{q, author = {Roe, X}, year = 2022, journal = {J},
        title = {Cuff pressure and hypertrophy in trained adults}}""",
        """@article{q, author = {Smith, A and Jones, B and Li, W}, year = 2012, journal = {J},
        title = {Cuff pressure and hypertrophy in trained adults}}""",
        """@article{q, author = {Smith, A and Jones, B and Li, W}, year = 2022, journal = {J},
        title = {Correction: Cuff pressure and hypertrophy in trained adults}}""",
    ],
    ids=["other outcome", "part 2", "other people", "before the preprint", "correction"],
)
def test_another_paper_is_no_version_of_a_preprint(article: str) -> None:
    assert works(PREPRINT + article) == []


def test_two_versions_of_a_preprint_are_one() -> None:
    text = (
        "@misc{p, title={One}, doi={10.21203/rs.3.rs-1/v1}}\n"
        "@misc{q, title={Two words}, doi={10.21203/rs.3.rs-1/v2}}"
    )
    assert works(text) == [("p", "q", Relation.VERSION)]


def test_a_journal_at_cold_spring_harbor_is_no_preprint_server() -> None:
    text = PREPRINT.replace("10.1101/2021.03.04.433900", "10.1101/gr.275638.121")
    article = """@article{q, author = {Smith, Ann and Jones, Bo and Li, Wei}, year = 2021,
        title = {Cuff pressure and hypertrophy in trained adults}, doi = {10.1000/j.1}}"""
    assert works(text + article) == []


@pytest.mark.parametrize(
    "other",
    [
        "title={Bone turnover of rats in space}, author={C, D}, year=2000",
        "title={Strength in old age: part 2}, author={A, B}, year=2000",
        "title={Erratum: Strength in old age}, author={A, B}, year=2000",
        "title={Bone turnover of rats}, author={A, B}, year=2000, volume=9, pages={7--9}",
        "title={Bone turnover of rats}, author={A, B}, year=2004",
    ],
    ids=["other people", "next part", "erratum", "other pages", "other year"],
)
def test_one_doi_on_two_works_is_not_taken_for_one_work(other: str) -> None:
    text = (
        "@article{a, title={Strength in old age}, author={A, B}, year=2000, volume=9,"
        " pages={1--6}, doi={10.1000/x}}\n"
        f"@article{{b, {other}, doi={{10.1000/X}}}}"
    )
    assert works(text) == [("a", "b", Relation.DOUBTFUL)]


def test_works_said_to_be_distinct_are_not_asked_about_again() -> None:
    text = f"@article{{a, {PAPER}}}\n@article{{b, {PAPER}}}"
    assert works(text) == [("a", "b", Relation.SAME)]
    assert works(text, b=["a"]) == []


def test_the_library_of_this_repository_has_nothing_twice() -> None:
    sources = load(REPOSITORY, cache=False).sources
    assert len(sources) > 100
    assert list(Works(sources.values()).pairs()) == []


def test_many_works_of_one_title_are_compared_in_bounded_time() -> None:
    made = [
        Source(f"k{n}", "article", {"title": "Editorial", "author": "A, B", "volume": str(n)})
        for n in range(3000)
    ]
    assert list(Works(made).pairs()) == []
