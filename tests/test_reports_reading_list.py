"""The reading list says of each work why it is there, what it shows and where it ends."""

import json
import re
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

import pytest

from claimgrade.assess.reading_list.entries import (
    Importance,
    Lead,
    ReadingItem,
    Reason,
    Served,
    Shown,
)
from claimgrade.assess.review import assess
from claimgrade.model.assessment import Review
from claimgrade.model.vocabulary import LineRelation
from claimgrade.reports.catalogue import render
from claimgrade.reports.edition import Edition
from claimgrade.reports.reading_list_exports import facts_of
from claimgrade.reports.views import build
from claimgrade.reports.views.parts import Link
from claimgrade.reports.views.reading_list import (
    article_reading_list,
    claims_reading_list,
    library_reading_list,
)
from claimgrade.reports.views.reading_list_parts import ReadingListView, WorkView
from claimgrade.reports.views.reading_list_work import why_listed
from claimgrade.workspace.bibtex.entries import read_bibliography
from claimgrade.workspace.load import load
from reading_records import FILES, LIBRARY, claim, edition_of, entry, study

HOSTILE = "<script>alert(1)</script> | `x` [y](javascript:alert(2)) *z* {{ 7 * 7 }}"
FORMATS = ("html", "markdown", "json", "bibtex", "csljson", "ris")

Made = tuple[Edition, Review]


class Page(HTMLParser):
    """Collects the words, elements, ids and addresses of a page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: set[str] = set()
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.addresses.append(value or "")

    def handle_data(self, data: str) -> None:
        self.words += f" {data}"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return edition_of(tmp_path_factory.mktemp("cold"), FILES)


@pytest.fixture(scope="module")
def view(made: Made) -> ReadingListView:
    edition, review = made
    return article_reading_list(edition, review.articles[0])


@pytest.fixture(scope="module")
def files(made: Made) -> Mapping[str, str]:
    shown = render(made[0], ["reading-list"], FORMATS)
    return {name: text for name, text in shown.items() if isinstance(text, str)}


def work(view: ReadingListView, key: str) -> WorkView:
    return next(one for one in view.works if one.key == key)


def in_html(files: Mapping[str, str], key: str) -> str:
    page = files["cold/reading-list.html"]
    part = page.partition(f'id="work-{key}"')[2].partition("</article>")[0]
    return re.sub(r"\s+", " ", Page(f"<p {part}").words)


def in_markdown(files: Mapping[str, str], key: str) -> str:
    part = files["cold/reading-list.md"].partition(f'<a id="work-{key}"></a>')[2]
    return re.sub(r"\s+", " ", part.partition("<a id=")[0])


@pytest.mark.parametrize(
    ("key", "why"),
    [
        (
            "bigtrial",
            "The strongest study for claim 1. The only work with a result on record for claim 3.",
        ),
        ("against", "The only work with a result on record against claim 1."),
        ("pooled", "The strongest review against claim 2."),
        ("smalltrial", "It supports claim 1."),
        ("sister", "It qualifies claim 1."),
        (
            "textbook",
            "Background to claim 1: it helps to understand the subject and tests no claim.",
        ),
        ("old", "A newer work replaces it: pooled."),
        (
            "gone",
            "It is retracted. It counts for nothing here, and is named so that nobody cites it.",
        ),
    ],
)
def test_every_work_says_why_it_is_there_in_html_and_markdown(
    view: ReadingListView, files: Mapping[str, str], key: str, why: str
) -> None:
    assert work(view, key).why == why
    assert why in in_html(files, key)
    assert why in in_markdown(files, key)


@pytest.mark.parametrize(
    ("bears", "why"),
    [
        ({"a": ["supports", "qualifies"]}, "It both supports and qualifies claim 1."),
        (
            {"a": ["supports"], "b": ["supports", "disputes"]},
            "It supports claim 1 and both supports and disputes claim 2.",
        ),
        ({"a": ["supports"], "b": ["supports"]}, "It supports claims 1 and 2."),
    ],
)
def test_a_claim_is_named_once_with_every_direction_in_which_a_work_bears_on_it(
    bears: dict[str, list[str]], why: str
) -> None:
    lines = [(claim, LineRelation(word)) for claim, words in bears.items() for word in words]
    shows = tuple(
        Shown("It grew.", (), (Served(claim, relation, place),))
        for place, (claim, relation) in enumerate(lines)
    )
    item = ReadingItem("trial", Importance.ESSENTIAL, Reason.TESTS, (), shows)
    names = {"a": Link("1. Cold."), "b": Link("2. Warm.")}
    assert why_listed(item, names, None) == why


def test_each_finding_names_its_claims_with_word_and_glyph(files: Mapping[str, str]) -> None:
    for shown in (in_html(files, "bigtrial"), in_markdown(files, "bigtrial")):
        plain = shown.replace("\xa0", " ").replace("\\", "")
        plain = re.sub(r"\s+", " ", plain)
        assert re.search(r"\+ supports:? \[?1. Cold baths make muscle grow\.", plain)
        assert re.search(r"\+ supports:? \[?3. Cold baths cheer people up\.", plain)
        assert re.search(r"− disputes:? \[?2. Cold baths warm muscle\.", plain)
        assert plain.count("The cold legs grew more.") == 1


def test_both_directions_stand_beside_each_other_under_the_claim(view: ReadingListView) -> None:
    grows = view.sections[0].subjects[0]
    words = [(d.sign.glyph, d.sign.word, [w.text for w in d.works]) for d in grows.directions]
    assert [word for _, word, _ in words] == ["supports", "qualifies", "disputes", "background"]
    assert words[2][0] == "−"
    assert words[2][2] == [f"Against 2015 ({work(view, 'against').number})"]
    named = " ".join(name for _, _, names in words for name in names)
    assert "Gone" not in named


def test_limits_say_design_people_number_and_what_was_read(view: ReadingListView) -> None:
    about = work(view, "against").about
    assert about.facts == ("before–after study, one group", "swimmers", "n\xa0=\xa08")
    assert about.limits == ("One group before and after, without another to compare it with.",)
    assert about.read == "Read in the abstract."
    assert work(view, "vague").about.read == "Not verified yet."


def test_limits_of_animals_allocation_and_surrogates_are_said_only_where_recorded(
    tmp_path: Path,
) -> None:
    mice = (
        study("controlled-experiment", 8).replace("human", "animal").replace("final", "surrogate")
    )
    files = {
        "claimgrade.toml": FILES["claimgrade.toml"],
        "claims/cold/article.yaml": "title: Cold\n",
        "claims/cold/x.yaml": claim("x", "It grows.", "growth", "mice/size supports It grew."),
        "citations/library.bib": entry("mice", "Mice", 2000),
        "citations/studies/mice.yaml": "randomised: false\ninterests: sells tubs\n"
        + mice
        + "appraisal: {instrument: SYRCLE, overall: high}\n",
    }
    edition, review = edition_of(tmp_path, files)
    about = work(article_reading_list(edition, review.articles[0]), "mice").about
    assert about.limits == (
        "Done in animals, not in people.",
        "People were not put into groups at random.",
        "Measured no final outcome: surrogate only.",
        "Risk of bias: high (SYRCLE).",
        "Declared interests: sells tubs.",
    )


def test_papers_on_the_same_people_are_said_to_be_no_second_finding(
    view: ReadingListView, files: Mapping[str, str]
) -> None:
    sister, big = work(view, "sister"), work(view, "bigtrial")
    assert [(words, [link.text for link in links]) for words, links in sister.kin] == [
        ("Same people as", [f"Big 2010 ({big.number})"]),
        ("Already pooled in", [f"Pool 2019 ({work(view, 'pooled').number})"]),
    ]
    assert "Same people as Big 2010" in in_html(files, "sister")
    assert work(view, "smalltrial").kin == ()


def test_retracted_works_are_marked_last_and_under_no_importance(
    view: ReadingListView, files: Mapping[str, str]
) -> None:
    gone = view.withdrawn[0]
    assert (gone.key, gone.number, gone.retraction.word) == ("gone", len(view.works), "retracted")
    assert all(w.key != "gone" for s in view.sections for shelf in s.shelves for w in shelf.works)
    page = files["cold/reading-list.html"]
    assert page.index('id="withdrawn"') < page.index('id="work-gone"')
    assert 'href="https://doi.org/10.1000/notice"' in page
    assert "retracted" in in_markdown(files, "gone")
    assert "its source is retracted" in in_html(files, "gone")


def test_a_concern_is_shown_with_the_work_and_where_it_is_named(view: ReadingListView) -> None:
    concern = work(view, "concern")
    assert concern.marked
    assert concern.retraction.word == "expression of concern"
    assert concern.importance == "further"
    assert "expression of concern" in concern.short


def test_access_and_time_are_shown_where_recorded_and_left_out_elsewhere(
    view: ReadingListView, files: Mapping[str, str]
) -> None:
    assert work(view, "smalltrial").about.access.text == "Open (PubMed Central)"
    assert work(view, "smalltrial").about.time == "about 35 minutes to read"
    assert not work(view, "bigtrial").about.fetched
    assert "minutes" not in in_html(files, "bigtrial")
    assert "Access is recorded for 1 of 13 works" in files["cold/reading-list.html"]


def test_works_lead_to_doi_and_pubmed_and_claims_to_their_cards(files: Mapping[str, str]) -> None:
    addresses = Page(files["cold/reading-list.html"]).addresses
    assert "https://doi.org/10.1000/big" in addresses
    assert "https://pubmed.ncbi.nlm.nih.gov/123/" in addresses
    assert "index.html#claim-a-grows" in addresses
    assert {"../index.html", "index.html"} <= set(addresses)


def test_every_place_that_the_page_leads_to_exists(made: Made, files: Mapping[str, str]) -> None:
    page = Page(files["cold/reading-list.html"])
    review = render(made[0], ["review"], ["html"])["cold/index.html"]
    cards = Page(str(review)).ids
    assert len(page.ids) == len(set(page.ids))
    for address in page.addresses:
        name, hash_, anchor = address.partition("#")
        if hash_:
            assert anchor in (cards if name == "index.html" else page.ids), address


def test_verdict_certainty_and_numbers_are_those_of_the_cards(repository: Path) -> None:
    workspace = load(repository, cache=False)
    review = assess(workspace)
    found = review.articles[0]
    shown = article_reading_list(Edition(workspace, review, cache=False), found)
    cards = {c.statement: c for c in build(workspace, review, found.id, cache=False).cards}
    subjects = [one for section in shown.sections for one in section.subjects]
    assert len(subjects) == len(cards)
    measured = {row.measured for card in cards.values() for row in card.evidence.rows}
    for subject in subjects:
        card = cards[subject.name.text.partition(". ")[2]]
        assert subject.verdict == card.verdict
        assert subject.certainty == card.certainty.sign
    told = {number for one in shown.works for s in one.shows for number in s.measured}
    assert told
    assert told <= measured
    sizes = {(row.number, row.n) for card in cards.values() for row in card.evidence.rows}
    assert len(shown.works) == len({number for number, _ in sizes})


def test_a_list_by_topic_has_the_claims_on_it_and_leads_to_no_review(made: Made) -> None:
    edition, review = made
    listed = claims_reading_list(edition, review.assessments[2:3], "mood")
    assert [one.key for one in listed.works] == ["bigtrial"]
    assert listed.sections[0].subjects[0].name.href == ""
    assert listed.review == ""


def test_a_workspace_without_claims_gets_a_list_of_its_library(tmp_path: Path) -> None:
    edition, _ = edition_of(tmp_path, LIBRARY)
    shown = render(edition, ["reading-list"], ["html", "markdown"])
    assert set(shown) == {"reading-list.html", "reading-list.md"}
    page = Page(str(shown["reading-list.html"]))
    assert "What it measured" in page.words
    assert "What it shows" not in page.words
    assert "The strongest work here on: muscle size." in page.words
    assert "Muscle size: conditions compared; it rose or was higher." in page.words
    assert not [one for one in page.addresses if one.endswith("index.html")]
    view = library_reading_list(edition)
    assert not any(shows.serves for one in view.works for shows in one.shows)


def test_an_empty_workspace_gets_no_list(tmp_path: Path) -> None:
    edition, _ = edition_of(tmp_path, {"claimgrade.toml": FILES["claimgrade.toml"]})
    assert render(edition, ["reading-list"], FORMATS) == {}


def test_bibtex_keeps_every_field_and_carries_the_notes(
    made: Made, view: ReadingListView, files: Mapping[str, str]
) -> None:
    entries, faults = read_bibliography(files["cold/reading-list.bib"], "list.bib")
    assert not faults
    assert [one.key for one in entries] == [one.key for one in view.works]
    sources = made[0].workspace.sources
    for one in entries:
        own = {name: value for name, value in one.fields.items() if name in sources[one.key].fields}
        assert own == dict(sources[one.key].fields)
        assert one.entry_type == sources[one.key].entry_type
    big = next(one for one in entries if one.key == "bigtrial")
    assert big.fields["keywords"] == "Essential, Cold"
    assert "The cold legs grew more." in big.fields["annote"]
    assert "Disputes: 2. Cold baths warm muscle" in big.fields["annote"]


def test_an_annotation_and_keywords_of_ones_own_stay_first(tmp_path: Path) -> None:
    own = "  annote = {Lent to Jo.},\n  keywords = {cold, tubs},\n"
    library = {**LIBRARY, "citations/library.bib": entry("smalltrial", "Small", 2020, own)}
    library = {k: v for k, v in library.items() if "/studies/" not in k and "sources.yaml" not in k}
    edition, _ = edition_of(tmp_path, library)
    exported = render(edition, ["reading-list"], ["bibtex"])["reading-list.bib"]
    entries, _ = read_bibliography(str(exported), "list.bib")
    assert entries[0].fields["annote"].startswith("Lent to Jo. ")
    assert entries[0].fields["keywords"].startswith("cold, tubs, ")


def test_csl_json_has_id_type_names_and_the_notes(
    view: ReadingListView, files: Mapping[str, str]
) -> None:
    items = json.loads(files["cold/reading-list.csl.json"])
    assert [one["id"] for one in items] == [one.key for one in view.works]
    big = next(one for one in items if one["id"] == "bigtrial")
    assert big["type"] == "article-journal"
    assert big["author"] == [{"family": "Big", "given": "Jo"}]
    assert big["issued"] == {"date-parts": [[2010]]}
    assert big["DOI"] == "10.1000/big"
    assert "Importance: essential" in big["annote"]
    facts = " ".join(facts_of(work(view, "bigtrial")).split())
    assert big["annote"].endswith(f"Facts: {facts}")


def test_ris_has_each_work_with_its_section_importance_and_notes(
    view: ReadingListView, files: Mapping[str, str]
) -> None:
    records = files["cold/reading-list.ris"].split("ER  - ")[:-1]
    keys = [re.search(r"^ID  - (.*)$", one, re.MULTILINE) for one in records]
    assert [key[1] for key in keys if key] == [one.key for one in view.works]
    big = next(one for one in records if "ID  - bigtrial\n" in one)
    assert "KW  - Essential\nKW  - Cold\n" in big
    (note,) = re.findall(r"^RN  - (.*)$", big, re.MULTILINE)
    assert "Section 1: Cold | Place: 1 | Importance: essential | Why: " in note
    assert "Shows: The cold legs grew more." in note


def test_json_holds_every_work_with_its_directions(files: Mapping[str, str]) -> None:
    read = json.loads(files["cold/reading-list.json"])
    works = [one for section in read["sections"] for one in section["works"]]
    assert len(works) + len(read["withdrawn"]) == 13
    against = next(one for one in works if one["key"] == "against")
    assert against["shows"][0]["serves"][0]["sign"]["word"] == "disputes"


def test_the_same_records_give_the_same_bytes(made: Made, files: Mapping[str, str]) -> None:
    assert render(made[0], ["reading-list"], FORMATS) == files


def test_words_of_a_record_are_text_in_every_format(tmp_path: Path) -> None:
    hostile = {
        name: text.replace("The cold legs grew more.", f"'{HOSTILE}'")
        .replace("Cold baths warm muscle.", f"'{HOSTILE}'")
        .replace("swimmers", f"'{HOSTILE}'")
        .replace("title: Cold baths", f"title: '{HOSTILE}'")
        .replace("'heat'", f"'{HOSTILE}'")
        .replace("open (PubMed Central)", f"'{HOSTILE}'")
        for name, text in FILES.items()
    }
    edition, _ = edition_of(tmp_path, hostile)
    shown = render(edition, ["reading-list"], FORMATS)
    page = Page(str(shown["cold/reading-list.html"]))
    assert "script" not in page.elements
    assert page.words.count(HOSTILE) >= 5
    assert not [one for one in page.addresses if one.startswith("javascript")]
    text = str(shown["cold/reading-list.md"])
    assert "<script" not in text
    assert not re.search(r"(?<!\\)\]\(javascript", text)
    entries, faults = read_bibliography(str(shown["cold/reading-list.bib"]), "list.bib")
    assert (len(entries), faults) == (13, ())
    json.loads(str(shown["cold/reading-list.json"]))


def test_the_strongest_study_that_only_qualifies_a_claim_is_not_said_to_be_for_it() -> None:
    lead = Lead("a", review=False, qualifies=True)
    item = ReadingItem("trial", Importance.ESSENTIAL, Reason.LEADS, (lead,), ())
    why = why_listed(item, {"a": Link("1. Cold.")}, None)
    assert why == "The strongest study on claim 1, which it qualifies."
