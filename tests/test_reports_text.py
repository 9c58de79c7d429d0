"""The message catalogue of reports holds every fixed word once."""

from claimgrade.reports import text


def test_no_two_parts_of_the_catalogue_name_the_same_words() -> None:
    assert len(text.ENGLISH) == sum(len(part) for part in (*text._PARTS, text.SENTENCES))


def test_the_words_of_the_catalogue_are_words() -> None:
    assert all(isinstance(words, str) and words for words in text.TEXT.values())
