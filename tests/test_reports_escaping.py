"""Text from a record is shown as it is, and addresses lead to the web or nowhere."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimgrade.reports.environment import (
    clauses,
    escape_markdown,
    html_environment,
    markdown_address,
    markdown_environment,
    unbroken_dates,
    whole_words,
)
from claimgrade.reports.views.links import web_address

PRINTABLE = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"), exclude_characters="\u00a0"),
    max_size=60,
)
MARKUP = st.text(st.sampled_from("ab1 \\`*_{}[]()<>|~$#!&;+-=.:/'\""), max_size=40)


class TextOnly(HTMLParser):
    """Collects the text of a page and the names of its tags."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words = ""
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.words += data


def shown(markdown: str) -> TextOnly:
    parser = pytest.importorskip("markdown_it", reason="needs the CommonMark parser markdown-it-py")
    page = TextOnly()
    page.feed(parser.MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown))
    return page


def collapsed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


@given(st.one_of(PRINTABLE, MARKUP))
def test_a_paragraph_of_escaped_text_shows_that_text_and_no_markup(text: str) -> None:
    page = shown(f"{escape_markdown(text.strip())}\n")
    assert collapsed(page.words) == collapsed(text)
    assert set(page.tags) <= {"p"}


@given(st.one_of(PRINTABLE, MARKUP))
def test_escaped_text_stays_in_its_table_cell(text: str) -> None:
    page = shown(f"| a | b |\n|---|---|\n| {escape_markdown(text)} | end |\n")
    assert page.tags.count("td") == 2
    assert collapsed(page.words.replace("\n", " ")) == collapsed(f"a b {text} end")
    assert set(page.tags) <= {"table", "thead", "tbody", "tr", "th", "td"}


def test_values_are_escaped_in_html_and_macros_are_not_escaped_twice() -> None:
    template = html_environment().from_string(
        "{% macro m(x) %}<b>{{ x }}</b>{% endmacro %}{{ m(value) }}"
    )
    assert template.render(value="<i>&\"'") == "<b>&lt;i&gt;&amp;&#34;&#39;</b>"


def test_values_are_escaped_in_markdown_and_macros_are_not_escaped_twice() -> None:
    template = markdown_environment().from_string(
        "{% macro m(x) %}**{{ x }}**{% endmacro %}{{ m(value) }}"
    )
    assert template.render(value="a|b *c* <d>") == r"**a\|b \*c\* &lt;d&gt;**"


def test_a_date_is_kept_on_one_line_and_the_words_around_it_are_escaped() -> None:
    assert unbroken_dates("<b> on 2026-11-22, p. 12-13") == (
        '&lt;b&gt; on <span class="date">2026-11-22</span>, p. 12-13'
    )


def test_a_template_that_prints_none_is_a_fault_and_not_the_word_none() -> None:
    for environment in (html_environment(), markdown_environment()):
        with pytest.raises(TypeError):
            environment.from_string("{{ value }}").render(value=None)


@pytest.mark.parametrize(
    ("given_address", "expected"),
    [
        ("https://example.org/a b", ""),
        ("https://example.org/a?b=c&d=(e)", "https://example.org/a?b=c&d=%28e%29"),
        ("http://example.org/ü", "http://example.org/%C3%BC"),
        ("HTTPS://example.org/", "HTTPS://example.org/"),
        ('https://example.org/"><script>', "https://example.org/%22%3E%3Cscript%3E"),
        ("javascript:alert(1)", ""),
        ("java\nscript:alert(1)", ""),
        ("data:text/html,<script>", ""),
        ("file:///etc/passwd", ""),
        ("//example.org/a", ""),
        ("https://", ""),
        ("https://[::1", ""),
        ("example.org", ""),
        (None, ""),
    ],
)
def test_only_pages_of_the_web_become_links(given_address: str | None, expected: str) -> None:
    assert web_address(given_address) == expected


def test_an_address_cannot_end_a_markdown_link() -> None:
    assert markdown_address("https://example.org/a)[b](c d") == (
        "https://example.org/a%29%5Bb%5D%28c%20d"
    )


def test_a_date_is_kept_on_one_line_wherever_it_stands_in_the_text_of_a_page() -> None:
    page = (
        "<title>As of 2026-11-22</title><style>p > a { content: '2026-11-22' }</style>"
        '<p id="2026-11-22" title="2026-11-22">On {{ day }} and <b>22 November 2026</b>.</p>'
        "<svg><text>2026-11-22</text></svg>"
    )
    shown = html_environment().from_string(page).render(day="2026-11-22, <i>")
    kept = '<span class="date">{}</span>'
    assert shown == page.replace("{{ day }}", kept.format("2026-11-22") + ", &lt;i&gt;").replace(
        "22 November 2026", kept.format("22 November 2026")
    )
    assert html_environment().from_string("<p>{{ day|dates }}</p>").render(day="2026-11-22") == (
        f"<p>{kept.format('2026-11-22')}</p>"
    )


def test_a_compound_of_a_title_is_kept_whole_unless_it_is_too_long_for_a_narrow_screen() -> None:
    assert whole_words("<By-products> of one-repetition-maximum work, 20-30 %") == (
        '&lt;<span class="whole">By-products</span>&gt; of one-repetition-maximum work, '
        '<span class="whole">20-30 %</span>'
    )


@pytest.mark.parametrize("words", ["NOS-1", "20-30%", "1849-1859", "1849–1859", "2.5-3.5 %"])
def test_a_name_with_a_number_and_a_range_are_kept_on_one_line(words: str) -> None:
    assert whole_words(f"In {words}, a.") == f'In <span class="whole">{words}</span>, a.'


@pytest.mark.parametrize("words", ["2026-11-22", "10.1152/ja.00154-2016", "978-0-471-46912-4"])
def test_a_date_and_an_identifier_are_no_range(words: str) -> None:
    assert whole_words(words) == words


def test_words_that_open_a_bracket_before_a_date_stay_with_it() -> None:
    page = "<p>Nobody has tested this (as of 2026-11-22). (Not so as of 2026-11-22)</p>"
    kept = '<span class="date">{}</span>'
    assert html_environment().from_string(page).render() == (
        f"<p>Nobody has tested this ({kept.format('as of 2026-11-22')})."
        f" (Not so as of {kept.format('2026-11-22')})</p>"
    )


def test_what_follows_the_colon_of_a_title_holds_together_and_is_escaped() -> None:
    assert clauses("<b>: a & b: c") == ('&lt;b&gt;: <span class="clause">a &amp; b: c</span>')
    assert clauses("A <title>") == "A &lt;title&gt;"
