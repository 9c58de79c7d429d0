"""What is mended in a bibliography is mended for good, and nothing else is touched."""

import datetime
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimgrade.library.hygiene.checks import CHECKS
from claimgrade.library.hygiene.codes import HYGIENE_CODES
from claimgrade.library.hygiene.examination import Shelf, examine
from claimgrade.library.hygiene.mending import Mending, mending
from claimgrade.library.latex import plain_text
from claimgrade.model.hygiene import Hygiene
from claimgrade.model.source import SourceDetails
from claimgrade.workspace.bibtex.entries import read_bibliography
from claimgrade.workspace.schema.records import record_from

PATH = "citations/a.bib"


def mended(
    text: str,
    details: Mapping[str, SourceDetails] | None = None,
    switches: Hygiene | None = None,
) -> Mending:
    entries, _ = read_bibliography(text, PATH)
    today = datetime.date(2026, 11, 23)
    shelf = Shelf(
        {PATH: entries}, lambda _: text, today, details or {}, None, switches or Hygiene()
    )
    return mending(shelf, list(examine(shelf)), {PATH: text.encode()})


def after(text: str) -> str:
    made = mended(text)
    assert made.refused == ()
    return made.changes[0].after.decode() if made.changes else text  # type: ignore[union-attr]


def entry(**fields: str) -> str:
    return "@misc{a,\n" + "".join(f"  {n} = {{{v}}},\n" for n, v in fields.items()) + "}\n"


CASES = [
    ("RD513", {"doi": "https://doi.org/10.1000/Abc"}, {"doi": "10.1000/Abc"}),
    ("RD513", {"doi": "doi:10.1000/abc."}, {"doi": "10.1000/abc"}),
    ("RD513", {"doi": "https://doi.org/10.1000%2Fabc?via=hub"}, {"doi": "10.1000/abc"}),
    (
        "RD513",
        {"doi": r"http://dx.doi.org/10.1007/978\_15"},
        {"doi": r"10.1007/978\_15"},
    ),
    (
        "RD514",
        {"url": "https://doi.org/10.1000/abc"},
        {"url": "https://doi.org/10.1000/abc", "doi": "10.1000/abc"},
    ),
    ("RD531", {"pages": "61\N{EN DASH}65, 70 - 75"}, {"pages": "61--65, 70--75"}),
    ("RD531", {"pages": r"61\textendash{}65"}, {"pages": "61--65"}),
    ("RD532", {"volume": "Vol. 12"}, {"volume": "12"}),
    ("RD532", {"volume": "88(1)"}, {"volume": "88", "number": "1"}),
    (
        "RD551",
        {"author": "Smith, J. and Doe, K., et al."},
        {"author": "Smith, J. and Doe, K. and others"},
    ),
    ("RD551", {"author": "Smith, J. and et al"}, {"author": "Smith, J. and others"}),
    ("RD556", {"author": "Smith, J. and"}, {"author": "Smith, J."}),
    ("RD556", {"author": "Smith, J. and and Doe, K."}, {"author": "Smith, J. and Doe, K."}),
    ("RD560", {"author": "Lepp\u00c3\u00a4luoto, J."}, {"author": "Leppäluoto, J."}),
    ("RD560", {"title": "Men\u00e2\u20ac\u2122s walk"}, {"title": "Men\u2019s walk"}),
    # Twice read wrongly.
    ("RD560", {"title": "Caf\u00c3\u0192\u00c2\u00a9"}, {"title": "Café"}),
    ("RD562", {"journal": "Food &amp; Function"}, {"journal": r"Food \& Function"}),
    ("RD562", {"journal": r"Food \&amp; Function"}, {"journal": r"Food \& Function"}),
    ("RD562", {"title": "Caf&eacute; &#8211; a 5&#37; rise"}, {"title": r"Café – a 5\% rise"}),
    (
        "RD562",
        {"title": "<i>In vivo</i> VO<sub>2</sub> <span class='x'>max</span>"},
        {"title": r"\emph{In vivo} VO\textsubscript{2} max"},
    ),
    ("RD564", {"title": r"Bread \\& butter \\\& jam"}, {"title": r"Bread \& butter \& jam"}),
    ("RD565", {"publisher": "Taylor & Francis"}, {"publisher": r"Taylor \& Francis"}),
    ("RD565", {"title": "5% of $a & b$ in C#"}, {"title": r"5\% of $a & b$ in C\#"}),
    ("RD566", {"title": "The \ufb01rst tri\u00adal"}, {"title": "The first trial"}),
    ("RD571", {"title": "A walk in the park."}, {"title": "A walk in the park"}),
    ("RD571", {"title": "{A walk in the park.}"}, {"title": "{A walk in the park}"}),
    ("RD572", {"title": "A walk in the park [Internet]"}, {"title": "A walk in the park"}),
    ("RD572", {"title": r"A walk\\in the park"}, {"title": "A walk in the park"}),
]


@pytest.mark.parametrize(("code", "before", "expected"), CASES)
def test_a_fault_is_mended_as_its_code_says(
    code: str, before: dict[str, str], expected: dict[str, str]
) -> None:
    (one,), findings = read_bibliography(after(entry(**before)), PATH)
    assert (dict(one.fields), findings) == (expected, ())
    only = Hygiene(off=(code,))
    assert mended(entry(**before), switches=only).changes == ()


def test_every_code_that_promises_a_mending_has_one() -> None:
    promised = {code for code, one in HYGIENE_CODES.items() if "--fix does it" in one.mend}
    assert promised == {code for code, _, _ in CASES}


@pytest.mark.parametrize(
    "fields",
    [
        # To mend these, one would have to guess.
        {"doi": "10.1000/abc and 10.1000/xyz"},
        {"author": "Smith J, Jones K, Brown L"},
        {"author": "Smith, J. et al. and Doe, K."},
        {"author": "et al."},
        {"author": "and"},
        {"pages": "120--115"},
        {"title": "WALKING AND THE STRENGTH OF OLDER ADULTS"},
        {"title": "What $5 buys"},
        {"title": "Lepp\ufffdluoto"},
        {"title": "A <b>bold claim"},
        {"volume": "88(1)", "number": "3"},
        {"volume": "n/a"},
    ],
)
def test_what_would_need_a_guess_is_left_as_it_is(fields: dict[str, str]) -> None:
    text = entry(**fields)
    assert after(text) == text


def test_all_other_bytes_stay() -> None:
    text = (
        "\ufeff% mine\r\n@string{j = {J &amp; K}}\r\n"
        '@Article {one,\r\n\tTitle = "A walk in the park.",\r\n\tpages={1--2}\r\n}\r\n'
        "@misc{two, title = {Fine}, note = {p. 5 – 6}}\r\n"
    )
    assert after(text) == text.replace("park.", "park")


def test_what_is_made_of_string_names_is_left_to_the_person() -> None:
    text = "@string{j = {Food &amp; Function}}\n@misc{a, journal = j, title = {A walk.} # {}}\n"
    made = mended(text)
    assert made.changes == ()
    assert [reason.split(": ")[1] for reason in made.refused] == [
        "the journal of 'a' is made of @string names or of parts",
        "the title of 'a' is made of @string names or of parts",
    ]


def test_what_is_switched_off_is_not_mended() -> None:
    text = entry(title="A walk in the park.", pages="1–2")
    allowed = {"a": record_from(SourceDetails, {"allowed": ["RD571"]})}
    made = mended(text, details=allowed)
    assert made.changes[0].after == text.replace("1–2", "1--2").encode()


def test_one_entry_that_cannot_be_edited_holds_up_no_other() -> None:
    bad = "@misc{bad, title = {A walk in the park.}, note {x}}\n"
    good = "".join(f"@misc{{g{n}, title = {{A walk in the park.}}}}\n" for n in range(5))
    made = mended(good + bad + good.replace("g", "h"))
    assert (made.changes[0].after or b"").count(b"park}") == 10
    assert made.entries == 10
    assert len(made.refused) == 1
    assert "'bad'" in made.refused[0]


_DEBRIS = st.lists(
    st.sampled_from(
        [
            *("Smith, J.", " and ", "et al.", ", ", "10.1000/abc", "https://doi.org/", "doi:", "."),
            *("12", "--", "\N{EN DASH}", " - ", "(1)", "Vol. ", "&amp;", "&lt;", "<i>", "</i>"),
            *("\u00c3\u00a9", "\u00e2\u20ac\u2122", "\ufffd", "\ufb01", "\u00ad", r"\\&", r"\&"),
            *(
                "&",
                "%",
                "#",
                "$",
                "{",
                "}",
                "\\",
                "[Internet]",
                "A walk",
                "in ",
                "é",
                " ",
                ":",
                "/",
            ),
            *("&#38;", "&amp;amp;", "\\newline", "<br/>", "n/a", "<sub>2</sub>", "\x07", "?", ","),
        ]
    ),
    max_size=9,
).map("".join)
_FIELDS = st.dictionaries(
    st.sampled_from(["title", "author", "journal", "pages", "volume", "doi", "url", "publisher"]),
    _DEBRIS,
    min_size=1,
    max_size=4,
)


@given(_FIELDS)
def test_a_second_run_finds_nothing_more_to_mend(fields: dict[str, str]) -> None:
    text = "@misc{before, note = {x}}\n" + entry(**fields) + "@misc{after, note = {y}}\n"
    made = mended(text)
    if not made.changes:
        return
    once = made.changes[0].after
    assert once is not None
    assert mended(once.decode()).changes == ()
    entries, _ = read_bibliography(once.decode(), PATH)
    assert {"before", "after"} <= {one.key for one in entries}


@given(_FIELDS)
def test_mending_loses_no_letter_of_a_title(fields: dict[str, str]) -> None:
    """Apart from HTML, debris and encodings, what a reader sees has the same letters."""
    title = "".join(
        c for c in fields.get("title", "") if (c.isalnum() and c.isascii()) or c in " &%#."
    )
    entries, _ = read_bibliography(after(entry(title=title)), PATH)
    seen = plain_text(entries[0].fields.get("title", ""))
    assert [c for c in seen if c.isalnum()] == [c for c in title if c.isalnum()]


def test_every_family_of_checks_is_run() -> None:
    families = {check.__module__.rpartition(".")[2] for check in CHECKS}
    assert families >= {"identifiers", "dates", "numbers", "completeness", "names", "encoding"}
    assert "titles" in families
