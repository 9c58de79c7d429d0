"""Works of a file entered into a library: nothing is lost, nothing is twice, keys stay."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from claimgrade.library.formats.reading import Entry
from claimgrade.library.merging.entering import entered
from claimgrade.library.merging.holdings import Holdings
from claimgrade.library.merging.incoming import Standing, compare
from claimgrade.model.source import Source
from claimgrade.workspace.bibtex.entries import read_bibliography
from claimgrade.workspace.editing.bib_values import normal

TARGET = "citations/a.bib"


def library(text: str) -> dict[str, Source]:
    entries, _ = read_bibliography(text, TARGET)
    return {entry.key: Source(entry.key, entry.entry_type, entry.fields) for entry in entries}


def after(
    text: str, entries: list[Entry], **decisions: bool
) -> tuple[dict[str, Source], list[Standing]]:
    """The library after an import, and what was refused."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "citations").mkdir()
        (root / TARGET).write_text(text, encoding="utf-8")
        sources = library(text)
        holdings = Holdings(root, sources, dict.fromkeys(sources, TARGET))
        incoming = compare(entries, sources)
        done = entered(holdings, incoming, TARGET)
        written = {change.path: change.after for change in done.changes}
        data = written.get(TARGET) or text.encode()
        return library(data.decode()), [one.standing for one, _ in done.refused]


def works(text: str) -> list[Entry]:
    return [Entry(source) for source in library(text).values()]


def test_entries_that_name_others_name_them_by_the_keys_they_have_here() -> None:
    found, _ = after(
        "@book{mine, title = {Anatomy of things}, author = {A, B}, isbn = {978-0-306-40615-7}}\n",
        works(
            "@incollection{part, title = {Bones}, author = {C, D}, crossref = {theirs}}\n"
            "@incollection{other, title = {Hands}, author = {C, D}, crossref = {a/b}}\n"
            "@book{theirs, title = {Anatomy of things}, author = {A, B}, isbn = {9780306406157}}\n"
            "@book{a/b, title = {Limbs}, author = {E, F}, year = 2000}\n"
        ),
    )
    assert found["part"].fields["crossref"] == "mine"
    assert found["other"].fields["crossref"] == "e2000limbs"
    assert set(found) == {"mine", "part", "other", "e2000limbs"}


def test_keys_that_an_entry_gives_itself_lead_to_it() -> None:
    entries = works("@misc{a1b, title = {One}, author = {A, B}, ids = {old1, mine, old2}}")
    (one,) = compare(entries, library("@misc{mine, title = {Another}}"))
    assert one.aliases == ("old1", "old2")


def test_a_key_that_every_file_has_leads_nowhere() -> None:
    text = "@misc{ref12, title = {One title of it}, author = {A, B}, year = 2000}\n"
    (new,) = compare(works(text), {})
    (known,) = compare(works(text), library(text.replace("ref12", "mine")))
    assert (new.key, new.aliases, known.key, known.aliases) == ("a2000one", (), "mine", ())


def test_the_order_of_the_file_is_kept() -> None:
    entries = works("".join(f"@misc{{work{n}, title = {{Title {n}}}}}\n" for n in (3, 1, 2)))
    assert list(after("", entries)[0]) == ["work3", "work1", "work2"]


TEXTS = st.one_of(
    st.text(max_size=30),
    st.text(st.sampled_from('{}\\"@,=#%$&\n\r\t a1é'), max_size=20),
    st.sampled_from(["{" * 200 + "}" * 200, "\n@article{x,\n", "10.1000/x", "2000", "A, B and C"]),
)
NAMES = st.sampled_from(
    ["title", "author", "year", "doi", "journal", "pages", "note", "x-ris-m3", "ids"]
)
ENTRIES = st.lists(
    st.builds(
        lambda key, kind, fields: Entry(Source(key, kind, fields)),
        st.one_of(st.just(""), st.sampled_from(["mine", "k1", "a b", "x/y", "é", "1"]), TEXTS),
        st.sampled_from(["article", "book", "misc"]),
        st.dictionaries(NAMES, TEXTS, max_size=6),
    ),
    max_size=6,
)
MINE = "% a note\n@article{mine,\n  title = {Walk training and strength},\n  author = {A, B}\n}\n"


@settings(max_examples=60, deadline=None)
@given(ENTRIES)
def test_whatever_a_file_says_each_work_is_entered_as_it_is_or_told(entries: list[Entry]) -> None:
    found, refused = after(MINE, entries)
    before = library(MINE)
    incoming = compare(entries, before)
    assert found["mine"].fields.items() >= before["mine"].fields.items()
    entered_works = [one for one in incoming if one.standing is Standing.NEW and one.key in found]
    new = [one for one in incoming if one.standing is Standing.NEW]
    assert len(new) == len(entered_works) + refused.count(Standing.NEW)
    assert len(found) == 1 + len(entered_works)
    for one in entered_works:
        given_fields = {n: normal(v) for n, v in one.entry.source.fields.items() if normal(v)}
        kept = {n: v for n, v in found[one.key].fields.items() if n in given_fields}
        assert kept == given_fields


@settings(max_examples=60, deadline=None)
@given(ENTRIES)
def test_what_was_entered_is_there_when_the_file_comes_again(entries: list[Entry]) -> None:
    found, refused = after("", entries)
    again = compare(entries, found)
    new = [one for one in again if one.standing is Standing.NEW]
    assert len(new) <= len(refused)
