"""Reading lists: how much a work matters is decided by stated rules, and nothing is told twice."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings

from claimgrade.assess.reading_list.entries import Importance, ReadingItem, ReadingList, Reason
from claimgrade.assess.reading_list.of_claims import reading_list
from claimgrade.assess.reading_list.of_library import library_list
from claimgrade.assess.reading_list.sections import by_shared_words
from claimgrade.assess.reading_list.strength import Work, strongest
from claimgrade.assess.reading_list.topics import claims_on
from claimgrade.model.assessment import Review
from claimgrade.model.study import Study
from claimgrade.model.vocabulary import LineRelation
from claimgrade.reports.edition import Edition
from claimgrade.workspace.schema.records import record_from
from drawn import drawn
from law_records import law
from reading_records import FILES, LIBRARY, claim, edition_of, entry, study
from tables import for_each_row

Made = tuple[Edition, Review]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return edition_of(tmp_path_factory.mktemp("cold"), FILES)


@pytest.fixture(scope="module")
def listed(made: Made) -> ReadingList:
    edition, review = made
    return reading_list(review.assessments, edition.workspace)


def item(listed: ReadingList, key: str) -> ReadingItem:
    return next(one for one in listed.items if one.key == key)


@for_each_row(
    ("key", "importance", "reason"),
    [
        # the strongest for claim a and c: a randomised trial, with more people than the other
        ("bigtrial", Importance.ESSENTIAL, Reason.LEADS),
        # the strongest against claim a is the only one
        ("against", Importance.ESSENTIAL, Reason.LEADS),
        # the strongest against claim b: a review before a trial of twice the people
        ("pooled", Importance.ESSENTIAL, Reason.LEADS),
        ("smalltrial", Importance.RECOMMENDED, Reason.TESTS),
        ("survey", Importance.RECOMMENDED, Reason.TESTS),
        ("sister", Importance.RECOMMENDED, Reason.TESTS),
        # no verdict leans on anything where a claim cannot be checked
        ("wordy", Importance.RECOMMENDED, Reason.TESTS),
        ("vague", Importance.FURTHER, Reason.NO_RESULT),
        ("coach", Importance.FURTHER, Reason.OPINION),
        ("textbook", Importance.FURTHER, Reason.BACKGROUND),
        # reviews of 9,000 people, that would lead if nothing were wrong with them
        ("concern", Importance.FURTHER, Reason.CONCERN),
        ("old", Importance.FURTHER, Reason.SUPERSEDED),
        ("gone", Importance.NOT_RECOMMENDED, Reason.RETRACTED),
    ],
)
def test_importance_follows_its_rules(
    listed: ReadingList, key: str, importance: Importance, reason: Reason
) -> None:
    found = item(listed, key)
    assert (found.importance, found.reason) == (importance, reason)


def test_a_work_leads_for_and_against_the_claims_that_lean_on_it(listed: ReadingList) -> None:
    leads = {(lead.subject, lead.against, lead.alone) for lead in item(listed, "bigtrial").leads}
    assert leads == {("cold/a-grows", False, False), ("cold/c-cheers", False, True)}
    assert [(lead.against, lead.review) for lead in item(listed, "pooled").leads] == [(True, True)]


def test_what_was_read_and_does_not_hold_the_finding_is_no_support(tmp_path: Path) -> None:
    lines = claim("x", "It grows.", "growth", "absent/size supports It grew.")
    lines += "    verified: {how: full text, found: false, by: anna, on: 2026-11-01}\n"
    edition, review = edition_of(
        tmp_path,
        {
            "claimgrade.toml": FILES["claimgrade.toml"],
            "claims/cold/article.yaml": "title: Cold\n",
            "claims/cold/x.yaml": lines,
            "citations/library.bib": entry("absent", "Absent", 2000),
            "citations/studies/absent.yaml": study("randomised-trial", 30),
        },
    )
    found = reading_list(review.assessments, edition.workspace)
    assert item(found, "absent").reason is Reason.NOT_FOUND
    assert item(found, "absent").importance is Importance.FURTHER
    assert found.sections[0].subjects[0].works == ()


def test_a_retracted_work_is_listed_last_and_serves_no_claim(listed: ReadingList) -> None:
    assert [one.key for one in listed.withdrawn] == ["gone"]
    assert listed.items[-1].key == "gone"
    named = {key for s in listed.sections for subject in s.subjects for _, key in subject.works}
    assert "gone" not in named
    assert "against" in named


def test_every_work_that_a_claim_cites_stands_in_one_place(listed: ReadingList) -> None:
    keys = [one.key for one in listed.items]
    cited = {line.split("source: ")[1] for name, text in FILES.items() if "claims/" in name
             for line in text.splitlines() if "source: " in line}  # fmt: skip
    assert len(keys) == len(set(keys))
    assert set(keys) == cited


def test_what_disputes_a_claim_is_named_beside_what_supports_it(listed: ReadingList) -> None:
    subjects = {one.name: one.works for s in listed.sections for one in s.subjects}
    relations = [str(relation) for relation, _ in subjects["cold/a-grows"]]
    assert relations == sorted(relations, key=[*map(str, LineRelation)].index)
    assert (LineRelation.DISPUTES, "against") in subjects["cold/a-grows"]
    assert (LineRelation.DISPUTES, "pooled") in subjects["cold/b-warms"]


def test_within_a_section_importance_decides_the_order(listed: ReadingList) -> None:
    for section in listed.sections:
        ranks = [one.importance.rank for one in section.items]
        assert ranks == sorted(ranks)


def test_one_finding_is_told_once_with_every_claim_that_it_serves(listed: ReadingList) -> None:
    shows = item(listed, "bigtrial").shows
    grew = [one for one in shows if one.finding == "The cold legs grew more."]
    assert len(grew) == 1
    assert [served.claim for served in grew[0].served] == ["cold/a-grows", "cold/c-cheers"]
    assert {one.finding for one in shows} == {"The cold legs grew more.", "Muscle was colder."}


def test_nearly_the_same_words_for_one_result_are_one_finding_other_numbers_are_not(
    tmp_path: Path,
) -> None:
    files = {
        "claimgrade.toml": FILES["claimgrade.toml"],
        "claims/cold/article.yaml": "title: Cold\n",
        "citations/library.bib": entry("one", "One", 2000),
        "citations/studies/one.yaml": study("randomised-trial", 30),
    }
    findings = [
        "In the trial the legs grew by 5% in eight weeks.",
        "In this trial the legs grew by 5% in eight weeks.",
        "In the trial the legs grew by 7% in eight weeks.",
    ]
    for number, finding in enumerate(findings):
        text = claim(f"c{number}", "It grows.", "growth", f"one/size supports {finding}")
        files[f"claims/cold/c{number}.yaml"] = text
    edition, review = edition_of(tmp_path, files)
    shows = item(reading_list(review.assessments, edition.workspace), "one").shows
    assert [(one.finding, len(one.served)) for one in shows] == [(findings[1], 2), (findings[2], 1)]


def test_papers_on_the_same_people_and_reviews_that_pooled_them_are_named(
    listed: ReadingList,
) -> None:
    assert item(listed, "bigtrial").same_people == ("sister",)
    assert item(listed, "sister").same_people == ("bigtrial",)
    assert item(listed, "bigtrial").pooled_in == ("pooled",)
    assert item(listed, "sister").pooled_in == ("pooled",)  # the same people as one it pooled
    assert item(listed, "smalltrial").same_people == item(listed, "smalltrial").pooled_in == ()


def test_sections_are_the_topics_that_most_claims_share(listed: ReadingList) -> None:
    sections = {s.name: [subject.name for subject in s.subjects] for s in listed.sections}
    assert sections == {
        "cold": ["cold/a-grows", "cold/b-warms"],
        "mood": ["cold/c-cheers"],
        "purity": ["cold/d-word"],
    }


def test_a_name_that_would_be_alone_joins_a_group_with_which_it_shares_a_word() -> None:
    words = {"a": ["x"], "b": ["x", "y"], "c": ["y"], "d": ["z"], "e": []}
    assert by_shared_words(words) == [("x", ["a", "b", "c"]), ("z", ["d"]), ("", ["e"])]


NAMES = ("", " ", "a", "b", "c", "aa", "ab", "B", "ä", "µ2", "0", "-", "a b", "\n", "ﬁ")


def words_of_names(random: Random) -> dict[str, list[str]]:
    names = random.sample(NAMES, random.randrange(12))
    return {name: random.choices("uvwxyz", k=random.randrange(5)) for name in names}


@settings(law, max_examples=40)
@given(drawn(words_of_names))
def test_every_name_is_in_one_group_and_shares_a_word_with_another_in_it(
    words: dict[str, list[str]],
) -> None:
    groups = by_shared_words(words)
    assert sorted(name for _, names in groups for name in names) == sorted(words)
    for word, names in groups:
        assert bool(word) == any(words[name] for name in names)
        for name in names if word and len(names) > 1 else ():
            others = {one for other in names if other != name for one in words[other]}
            assert set(words[name]) & others


def works(*studies: dict[str, object]) -> list[Work]:
    return [Work(str(at), None, record_from(Study, fields)) for at, fields in enumerate(studies)]


@for_each_row(
    ("weaker", "stronger"),
    [
        ({"design": "randomised-trial", "n": "900"}, {"design": "meta-analysis", "n": "20"}),
        ({"design": "cohort", "n": "900"}, {"design": "randomised-crossover", "n": "6"}),
        ({"design": "survey", "n": "900"}, {"design": "before-after", "n": "6"}),
        ({"design": "randomised-trial", "n": "20"}, {"design": "randomised-trial", "n": "21"}),
        (
            {"design": "randomised-trial", "population": {"species": "animal"}},
            {"design": "case-report", "population": {"species": "human"}},
        ),
        ({"design": "narrative-review"}, {"design": "in-vitro"}),
        ({"design": "unknown", "n": "900"}, {"design": "case-series", "n": "3"}),
        ({"n": "900"}, {"design": "case-series", "n": "3"}),
    ],
)
def test_the_stronger_work_is_leant_on_wherever_it_stands(
    weaker: dict[str, object], stronger: dict[str, object]
) -> None:
    assert [w.key for w in (strongest(works(weaker, stronger)),) if w] == ["1"]
    assert [w.key for w in (strongest(works(stronger, weaker)),) if w] == ["0"]


def test_nothing_is_leant_on_whose_design_is_not_known_or_measures_nothing() -> None:
    assert strongest(works({"n": "9"}, {"design": "opinion"}, {"design": "guideline"})) is None


def test_a_library_without_claims_is_sorted_by_what_was_measured(tmp_path: Path) -> None:
    edition, _ = edition_of(tmp_path, LIBRARY)
    found = library_list(edition.workspace)
    assert found.of_claims is False
    assert [s.name for s in found.sections] == ["muscle size", ""]
    assert item(found, "pooled").importance is Importance.ESSENTIAL
    assert item(found, "bigtrial").importance is Importance.RECOMMENDED
    assert item(found, "vague").importance is Importance.FURTHER
    assert [one.key for one in found.withdrawn] == ["gone"]
    assert "gone" not in {key for _, key in found.sections[0].subjects[0].works}
    assert {one.key for one in found.items} == set(edition.workspace.sources)


def test_a_topic_chooses_works_that_have_all_its_words(tmp_path: Path) -> None:
    edition, _ = edition_of(tmp_path, LIBRARY)
    assert {one.key for one in library_list(edition.workspace, "Bigtr").items} == {"bigtrial"}
    assert library_list(edition.workspace, "bigtrial volcano").items == ()


def test_a_topic_chooses_claims_by_statement_topics_and_outcome(made: Made) -> None:
    _, review = made
    assert [a.id for a in claims_on(review.assessments, "MOOD")] == ["c-cheers"]
    assert [a.id for a in claims_on(review.assessments, "baths warm")] == ["b-warms"]
    assert claims_on(review.assessments, "") == ()
