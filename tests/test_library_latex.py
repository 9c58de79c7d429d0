"""LaTeX in fields comes out as people write it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimgrade.library.latex import plain_text


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (r"Lepp{\"a}luoto", "Leppäluoto"),
        (r"{\v S}r{\'a}mek", "Šrámek"),
        (r"\v{S}r\'amek", "Šrámek"),
        (r"Garc{\'\i}a", "García"),
        (r"Garc\'{\i}a", "García"),
        (r"Garc{\'{\i}}a", "García"),
        (r"na\"{\i}ve", "naïve"),
        (r"S{\o}berg", "Søberg"),
        (r"Kj{\ae}r", "Kjær"),
        (r"{\AA}s", "Ås"),
        (r"{\L}ukasz", "Łukasz"),
        (r"Stra{\ss}e", "Straße"),
        (r"Conc{e}i{\c c}{\~a}o", "Conceição"),
        (r"Erd{\H o}s", "Erdős"),
        (r"V{\.O}", "VȮ"),
        (r"Medicine \& Science", "Medicine & Science"),
        ("Medicine & Science", "Medicine & Science"),
        (r"20\% of 1\_RM", "20% of 1_RM"),
        ("20% of one-repetition maximum", "20% of one-repetition maximum"),
        (r"20% of \emph{one} {\o}", "20% of one ø"),
        ("The {DNA} of {{M}en}", "The DNA of Men"),
        (r"{\em in vivo} and \textit{in vitro}", "in vivo and in vitro"),
        ("61--65", "61–65"),
        ("a --- b~c", "a — b c"),
        ("``quoted''", "“quoted”"),
        (r"$\alpha$-actin, $p$ and VO$_2$max", "α-actin, p and VO₂max"),
        (r"\textsuperscript{31}P", "³¹P"),
        (r"costs \$5 or $6", "costs $5 or $6"),
        (r"5 {\textmu}m", "5 µm"),
        ("nNOSμ", "nNOSμ"),
        ("a\u0308", "ä"),
        (r"\unheardof{x}", r"\unheardof x"),
    ],
)
def test_a_field_is_read_as_people_write_it(written: str, expected: str) -> None:
    assert plain_text(written).strip() == expected


@given(st.text(alphabet=st.sampled_from("\\{}$~%'\"`^_-aizøoS&1 vc"), max_size=40))
def test_no_field_makes_it_fail_and_the_result_is_composed(text: str) -> None:
    assert unicodedata.is_normalized("NFC", plain_text(text))


@given(st.text(st.characters(exclude_characters="\\{}$~%-`'\u00a0"), max_size=60))
def test_text_without_latex_stays_as_it_is(text: str) -> None:
    assert plain_text(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (r"a \{b\} c", "a {b} c"),
        (r"\textbraceleft{}x\textbraceright{}", "{x}"),
        (r"{a \textbackslash{}b}", r"a \b"),
        (r"\textasciitilde{}home", "~home"),
        (r"x\textasciicircum{}2", "x^2"),
        (r"\$5 and \$10", "$5 and $10"),
        (r"a\textbackslash{}textmu", r"a\textmu"),
    ],
)
def test_signs_that_are_shown_are_told_from_those_that_latex_obeys(
    written: str, shown: str
) -> None:
    assert plain_text(written) == shown
