"""A line of a page never ends within a date: each is kept together, and nothing else is."""

import re

from hypothesis import given
from hypothesis import strategies as st

from claimgrade.reports.environment import html_environment

DATE = re.compile(r"(?<!\w)(?:20\d\d-\d\d-\d\d|\d{1,2} (?:May|September|Dec) 20\d\d)(?!\w)")

PIECES = (
    *"2026-11-22 x2026-11-22 2026-11-222 2026 1926-11-22 _2026-11-22 - 20-30 y May".split(),
    *("22 May 2026", "3 September 2020", "122 May 2026", "22 May 20261", "7 Dec 2031"),
)

WORDS = st.lists(st.sampled_from(PIECES), max_size=8).map(", ".join)


@given(text=WORDS)
def test_each_date_of_a_page_is_kept_together_and_nothing_else(text: str) -> None:
    template = html_environment().from_string("<p>{{ words }}</p>")
    page = template.render(words=text)
    assert re.findall(r'<span class="date">(.*?)</span>', page) == DATE.findall(text)
    assert re.sub(r"</?span[^>]*>", "", page) == f"<p>{text}</p>"


@given(text=WORDS)
def test_dates_of_a_drawing_are_left_alone(text: str) -> None:
    template = html_environment().from_string("<text>{{ words }}</text>")
    assert template.render(words=text) == f"<text>{text}</text>"
