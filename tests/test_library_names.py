"""Names: people and bodies as reference lists print them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import Person

from claimgrade.library.names import Name, Names, names


@pytest.mark.parametrize(
    ("written", "expected", "short"),
    [
        ("Takarada, Yudai", Name("Takarada", "Yudai"), "Takarada Y"),
        ("Yudai Takarada", Name("Takarada", "Yudai"), "Takarada Y"),
        ("Pierce, Joseph R.", Name("Pierce", "Joseph R."), "Pierce JR"),
        ("Minniti, MC", Name("Minniti", "MC"), "Minniti MC"),
        ("Hjortshoej, M. H.", Name("Hjortshoej", "M. H."), "Hjortshoej MH"),
        ("Dupont, Jean-Pierre", Name("Dupont", "Jean-Pierre"), "Dupont JP"),
        ("van der Maaten, Laurens", Name("Maaten", "Laurens", "van der"), "van der Maaten L"),
        ("Laurens van der Maaten", Name("Maaten", "Laurens", "van der"), "van der Maaten L"),
        ("de Queiros, V. S.", Name("Queiros", "V. S.", "de"), "de Queiros VS"),
        ("Volga Fernandes, Rodrigo", Name("Volga Fernandes", "Rodrigo"), "Volga Fernandes R"),
        ("Nascimento, Dahan da Cunha", Name("Nascimento", "Dahan da Cunha"), "Nascimento DdC"),
        ("King, Jr, Martin Luther", Name("King", "Martin Luther", "", "Jr"), "King ML Jr"),
        (r"Lepp{\"a}luoto, Juhani", Name("Leppäluoto", "Juhani"), "Leppäluoto J"),
        (r"{\v S}r{\'a}mek, P.", Name("Šrámek", "P."), "Šrámek P"),
        (r"{\O}ivind S{\o}berg", Name("Søberg", "Øivind"), "Søberg Ø"),
        (
            "{World Health Organization}",
            Name("World Health Organization"),
            "World Health Organization",
        ),
        (r"{Johnson \& Johnson and Sons}", Name("Johnson & Johnson and Sons"), None),
        ("Aristotle", Name("Aristotle"), "Aristotle"),
        ("One, Two, Three, Four", Name("One, Two, Three, Four"), None),
    ],
)
def test_a_name_is_taken_apart_as_bibtex_does(
    written: str, expected: Name, short: str | None
) -> None:
    assert names(written) == Names((expected,))
    assert expected.short == (short or expected.family)


def test_a_list_keeps_its_order_and_says_when_it_goes_on() -> None:
    read = names("van der Maaten, Laurens AND {Body and Sons} and Abe, T and others")
    assert [name.surname for name in read.people] == ["van der Maaten", "Body and Sons", "Abe"]
    assert read.others
    assert not names("Abe, T").others
    assert names("") == Names()


def test_a_name_is_spoken_given_name_first() -> None:
    (king,) = names("King, Jr, Martin Luther").people
    assert king.display == "Martin Luther King Jr"
    assert names("Maaten, van der, Laurens").people


@given(
    st.from_regex(
        r"[A-Za-z'.-]{1,8}( [A-Za-z'.-]{1,8})?, [A-Za-z.'-]{1,6}( [A-Z.]{1,4})?", fullmatch=True
    )
)
def test_simple_names_are_read_as_pybtex_reads_them(written: str) -> None:
    person = Person(written)
    (name,) = names(written).people
    if "--" in written or "''" in written:
        return
    assert name.family.split() == person.last_names
    assert name.particle.split() == person.prelast_names
    assert name.given.split() == person.bibtex_first_names


@given(st.text(alphabet=st.sampled_from("{}\\'\", aAndvor~-."), max_size=40))
def test_no_field_makes_it_fail(text: str) -> None:
    for name in names(text).people:
        assert isinstance(name.short, str)


def test_an_accent_with_braces_around_its_letter_alone_makes_no_particle() -> None:
    assert names(r"Hosseini Dolama, M. and \'{E}ric Sopena and {\'E}va Tardos").people == (
        Name("Hosseini Dolama", "M."),
        Name("Sopena", "Éric"),
        Name("Tardos", "Éva"),
    )


@pytest.mark.parametrize("field", ["{" * 200_000, "{a} and " * 50_000, "{x} " * 100_000])
def test_a_field_with_braces_without_end_is_read_in_a_moment(field: str) -> None:
    before = time.process_time()
    names(field)
    assert time.process_time() - before < 5
