"""Works of one first author and year are told apart by a letter after the year, as APA has it."""

from hypothesis import given
from hypothesis import strategies as st

from build import workspace_of
from claimgrade.library.labels import told_apart
from claimgrade.library.references import called, reference
from claimgrade.workspace.workspace import Workspace

TAKARADA = {"author": "Takarada, Y and Sato, Y", "year": "2000", "title": "Arms"}
BELL = {"author": "Bell, ZW", "title": "Setting the pressure"}


def cited(*order: str, entries: dict[str, dict[str, str]]) -> Workspace:
    lines = [{"source": key, "relation": "supports", "finding": "It grew."} for key in order]
    return told_apart(workspace_of({"claim": {"evidence": lines}, "entries": entries}))


def names(workspace: Workspace) -> dict[str, str]:
    return {key: called(reference(source)) for key, source in workspace.sources.items()}


def test_letters_follow_the_order_in_which_works_are_cited() -> None:
    found = names(cited("gh", "arm", "gh", entries={"arm": TAKARADA, "gh": TAKARADA}))
    assert found == {"gh": "Takarada 2000a", "arm": "Takarada 2000b"}


def test_a_work_alone_of_its_author_and_year_has_no_letter() -> None:
    other = {**TAKARADA, "year": "2002"}
    found = names(cited("arm", "later", entries={"arm": TAKARADA, "later": other}))
    assert found == {"arm": "Takarada 2000", "later": "Takarada 2002"}


def test_a_work_that_nothing_cites_gives_the_one_cited_no_letter() -> None:
    found = names(cited("arm", entries={"arm": TAKARADA, "gh": TAKARADA}))
    assert found == {"arm": "Takarada 2000", "gh": "Takarada 2000"}


def test_a_work_that_nothing_cites_has_its_letter_after_those_cited() -> None:
    found = names(cited("gh", "arm", entries=dict.fromkeys(("aside", "arm", "gh"), TAKARADA)))
    assert found == {
        "gh": "Takarada 2000a",
        "arm": "Takarada 2000b",
        "aside": "Takarada 2000c",
    }


def test_one_surname_in_two_spellings_of_latex_is_one_name() -> None:
    written = {"one": r"{\"O}zaki, H", "two": "Hayao Özaki", "three": "{Özaki}, H. and Abe, T."}
    entries = {key: {"author": author, "year": "2011"} for key, author in written.items()}
    found = names(cited(*written, entries=entries))
    assert list(found.values()) == ["Özaki 2011a", "Özaki 2011b", "Özaki 2011c"]


def test_works_without_a_year_are_said_to_have_no_date_and_told_apart() -> None:
    alone = names(cited("bell", "later", entries={"bell": BELL, "later": {**BELL, "year": "2020"}}))
    assert alone == {"bell": "Bell (year not recorded)", "later": "Bell 2020"}
    both = names(cited("one", "two", entries={"one": BELL, "two": BELL}))
    assert both == {"one": "Bell (year not recorded, a)", "two": "Bell (year not recorded, b)"}


def test_a_year_that_is_no_number_has_its_letter_behind_a_hyphen() -> None:
    entry = {**TAKARADA, "year": "in press"}
    found = names(cited("one", "two", entries={"one": entry, "two": entry}))
    assert found == {"one": "Takarada in press-a", "two": "Takarada in press-b"}


def test_works_without_an_author_are_told_apart_by_title_and_year() -> None:
    entry = {"title": "The cuff", "year": "2012"}
    found = names(cited("one", "two", entries={"one": entry, "two": entry}))
    assert found == {"one": "“The cuff” 2012a", "two": "“The cuff” 2012b"}


def test_the_27th_work_of_a_name_is_aa() -> None:
    keys = [f"work{number}" for number in range(28)]
    found = names(cited(*keys, entries=dict.fromkeys(keys, TAKARADA)))
    assert [found[keys[place]] for place in (0, 25, 26, 27)] == [
        "Takarada 2000a",
        "Takarada 2000z",
        "Takarada 2000aa",
        "Takarada 2000ab",
    ]


AUTHORS = st.sampled_from(["Abe, T", "Takashi Abe", "{Abe}, T", "Bell, ZW and Abe, T", ""])
ENTRIES = st.dictionaries(
    st.sampled_from("klmnopqr"),
    st.fixed_dictionaries(
        {
            "author": AUTHORS,
            "year": st.sampled_from(["2000", "2001", ""]),
            "title": st.just("On it"),
        }
    ),
    min_size=1,
)


@given(ENTRIES, st.data())
def test_no_two_works_cited_are_called_alike_and_asking_again_changes_nothing(
    entries: dict[str, dict[str, str]], data: st.DataObject
) -> None:
    keys = sorted(entries)
    order = data.draw(st.lists(st.sampled_from(keys), min_size=1, unique=True))
    workspace = cited(*order, entries=entries)
    called_by = [names(workspace)[key] for key in order]
    assert len(set(called_by)) == len(called_by)
    assert told_apart(workspace) is workspace
