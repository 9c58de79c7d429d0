"""Whether two entries are of one work, and what speaks for it.

An identifier decides, unless the titles speak against it. Without one, title, authors and year
have to agree and nothing may contradict; what looks like one work and is not (a part II, a reply,
another edition, the report of the next year, the abstract before the paper) is told by what it has
of its own: pages, a volume, a kind, numbers or words in its title.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from claimgrade.library.merging.identity import Identity
from claimgrade.library.merging.titles import Alike, alike, likeness, only_adds, words

LEAST_TITLE_WORDS = 4
"""Words that a title needs to tell a work by; "Editorial" and "Methods" are titles of many."""

LEAST_VERSION_LIKENESS = 85.0
"""How like the titles of a preprint and its article are, of 100: titles are polished between the
two, and other papers of the same authors in the same years share half of their words and more."""

LEAST_LIKENESS_WITH_IDENTIFIER = 60.0
"""Below this, two titles under one identifier are those of two works, not spellings of one."""

MOST_YEARS_BETWEEN = 6
"""Years that may lie between a preprint and its article."""

_BESIDE_THE_NAME = re.compile(r"\([^()]*\)|:.*")
"""A place or a year after the name of a journal, J Appl Physiol (1985), or a subtitle."""

_UNSPOKEN = frozenset({"of", "the", "and", "in", "on", "for", "de", "der", "die", "und", "et"})


class Relation(Enum):
    """What two entries are to each other."""

    SAME = "the same work"
    VERSION = "two versions of one work"
    DOUBTFUL = "one identifier on what seem to be two works"


@dataclass(frozen=True, slots=True)
class Sameness:
    """What two entries are to each other, and why, in words."""

    relation: Relation
    because: tuple[str, ...]

    @property
    def certain(self) -> bool:
        """Whether an identifier says so, and not title, authors and year."""
        return self.relation is Relation.SAME and self.because[0].startswith("same ")


def sameness(one: Identity, other: Identity) -> Sameness | None:
    """Return what two entries are to each other; None for two works."""
    shared = next(_shared_identifiers(one, other), None) if _may_share(one, other) else None
    if shared is not None:
        return _by_identifier(one, other, shared)
    if _are_versions(one, other):
        return _version(one, other)
    if one.title == other.title and one.title and one == other:
        return Sameness(Relation.SAME, ("nothing differs",))
    if any(_contradictions(one, other)):
        return None
    return _by_words(one, other)


def _may_share(one: Identity, other: Identity) -> bool:
    """Tell at once, for the many pairs that have no identifier in common, that they have none."""
    return bool(
        (one.doi == other.doi and one.doi)
        or (one.pmid == other.pmid and one.pmid)
        or (one.pmcid == other.pmcid and one.pmcid)
        or (one.arxiv == other.arxiv and one.arxiv)
        or (one.isbns and other.isbns)
    )


def _shared_identifiers(one: Identity, other: Identity) -> Iterator[str]:
    for name, label in (("doi", "DOI"), ("pmid", "PMID"), ("pmcid", "PMCID"), ("arxiv", "arXiv")):
        mine, theirs = getattr(one, name), getattr(other, name)
        # An article may name the arXiv number of its preprint, which is another version.
        if mine and mine == theirs and (name != "arxiv" or one.preprint == other.preprint):
            yield f"{label} {mine}"
    common = one.isbns & other.isbns
    if common:
        yield f"ISBN {min(common)}"


def _by_identifier(one: Identity, other: Identity, shared: str) -> Sameness | None:
    fits = not (one.title and other.title) or one.notes == other.notes
    if fits and one.title and other.title and alike(one.title, other.title) is None:
        how_like = likeness(one.title, other.title)
        least = LEAST_LIKENESS_WITH_IDENTIFIER
        fits = how_like >= least or (how_like > 0 and _stand_together(one, other))
    if shared.startswith("ISBN") and (one.edition != other.edition or not fits):
        return None
    if fits:
        return Sameness(Relation.SAME, (f"same {shared}",))
    return Sameness(Relation.DOUBTFUL, (f"same {shared}", "the titles are not alike"))


def _stand_together(one: Identity, other: Identity) -> bool:
    """Tell whether all but the titles of two entries agrees, as of one title in two languages."""
    apart = _other_pages(one.page, other.page) or (
        one.volume and other.volume and one.volume != other.volume
    )
    return _authors(one, other) in (_ALL, _FIRST) and one.year == other.year and not apart


def _contradictions(one: Identity, other: Identity) -> Iterator[str]:
    """Yield what two entries of one work cannot differ in."""
    for name in ("doi", "pmid", "pmcid", "volume", "number", "kind"):
        mine, theirs = getattr(one, name), getattr(other, name)
        if mine and theirs and mine != theirs:
            yield name
    if one.edition != other.edition:
        yield "edition"
    if one.notes != other.notes:
        yield "what it is"
    if one.preprint != other.preprint:
        yield "preprint"
    if _other_pages(one.page, other.page):
        yield "pages"
    if not same_journal(one.journal, other.journal):
        yield "journal"


def _other_pages(one: str, other: str) -> bool:
    """Tell whether two first pages differ; the number of an article may stand for a page."""
    if not one or not other or one == other:
        return False
    return one[0].isdigit() == other[0].isdigit() or "s" in (one[0], other[0])


def same_journal(one: str, other: str) -> bool:
    """Tell whether two names may be of one journal: equal, abbreviated, or one not said."""
    first, second = (
        [word for word in words(_BESIDE_THE_NAME.sub("", name)) if word not in _UNSPOKEN]
        for name in (one, other)
    )
    if not first or not second or first == second:
        return True
    short, long = sorted((first, second), key=lambda name: len("".join(name)))
    if len(short) != len(long):
        return len(short) == 1 and short[0] == "".join(word[0] for word in long)
    pairs = zip(short, long, strict=True)
    return all(b.startswith(a) or a.startswith(b) or _contracted(a, b) for a, b in pairs)


def _contracted(short: str, long: str) -> bool:
    """Tell whether a word is another one without some of its letters: natl, intl, dtsch."""
    letters = iter(long)
    return len(short) > 1 and short[0] == long[0] and all(letter in letters for letter in short)


def _by_words(one: Identity, other: Identity) -> Sameness | None:
    """Return whether two entries in which nothing contradicts are of one work by their words."""
    title = alike(one.title, other.title)
    people = _authors(one, other)
    if title is None or people == _OTHERS:
        return None
    placed = bool(one.page and one.page == other.page and one.volume == other.volume)
    in_volume = bool(one.volume and one.volume == other.volume and one.journal and other.journal)
    years = _years(one, other, placed or in_volume)
    if years is None:
        return None
    told = min(len(words(one.title)), len(words(other.title))) >= LEAST_TITLE_WORDS
    enough = placed and in_volume
    if title is Alike.SAME and people and years:
        enough = enough or told
    elif title is not Alike.SAME:
        full = people == _ALL and len(one.families) > 1
        enough = bool(people and years) and (placed or in_volume or (full and told))
    elif people == _ALL:
        neither = one.year is None and other.year is None
        enough = enough or (told and (placed or in_volume or neither))
    because = (title.value, *filter(None, (people, years, "same pages" if placed else "")))
    return Sameness(Relation.SAME, because) if enough else None


_ALL = "same authors"
_FIRST = "same first author"
_OTHERS = "other authors"


def _authors(one: Identity, other: Identity) -> str:
    """Return how the authors of two entries agree; '' where one of them names none."""
    mine, theirs = one.families, other.families
    if not mine or not theirs:
        return ""
    if sorted(mine) == sorted(theirs):
        return _ALL
    short, long = sorted((mine, theirs), key=len)
    if short[0] == long[0] and set(short) <= set(long):
        return _FIRST
    return _OTHERS


def _years(one: Identity, other: Identity, placed: bool) -> str | None:
    """Return how the years agree; '' where one is not said, None where they do not.

    An article appears online before it is in a volume, so that one year more is let pass for
    what stands in a volume, on a page, in one entry and nowhere yet in the other.
    """
    if one.year is None or other.year is None:
        return ""
    if one.year == other.year:
        return "same year"
    both = one.kind == other.kind == "article" and bool(one.journal and other.journal)
    unplaced = not (one.volume and other.volume)
    if both and abs(one.year - other.year) == 1 and (placed or unplaced):
        return "a year apart"
    return None


def _are_versions(one: Identity, other: Identity) -> bool:
    if one.preprint and other.preprint:
        return bool(one.series and one.series == other.series)
    return one.preprint != other.preprint


def _version(one: Identity, other: Identity) -> Sameness | None:
    if one.preprint and other.preprint:
        return Sameness(Relation.VERSION, ("two versions of one preprint",))
    preprint, article = (one, other) if one.preprint else (other, one)
    if one.notes != other.notes or article.kind in {"conference", "dataset", "software"}:
        return None
    if one.arxiv and one.arxiv == other.arxiv:
        return Sameness(Relation.VERSION, (f"the article names its preprint, arXiv {one.arxiv}",))
    if preprint.year and article.year:
        between = article.year - preprint.year
        if not -1 <= between <= MOST_YEARS_BETWEEN:
            return None
    people = _authors_of_versions(preprint, article)
    if not people or len(words(article.title)) < LEAST_TITLE_WORDS:
        return None
    if alike(one.title, other.title) is Alike.SAME:
        return Sameness(Relation.VERSION, ("a preprint of the same title", people))
    how_like = likeness(one.title, other.title)
    if how_like < LEAST_VERSION_LIKENESS or people != _ALL or not only_adds(one.title, other.title):
        return None
    return Sameness(Relation.VERSION, (f"a preprint whose title is {how_like:.0f} % like", people))


def _authors_of_versions(preprint: Identity, article: Identity) -> str:
    """Return how the authors agree; some may come or go between the two versions."""
    people = _authors(preprint, article)
    if people != _OTHERS:
        return people
    mine, theirs = set(preprint.families), set(article.families)
    same_first = preprint.families[0] == article.families[0]
    return _FIRST if same_first and len(mine & theirs) * 2 >= max(len(mine), len(theirs)) else ""
