"""How well the words of claims are found again in a damaged text, and how fast.

A text of about 1 MB is made up (words of syllables, drawn as often as words of a language are,
with numbers among them) and damaged as scans, conversions and editors damage texts: letters
swapped and dropped, soft hyphens, ligatures, curly quotation marks and other line widths, words
dropped and inserted. Where each character went is kept, so that every answer can be marked. Of
1,000 quotes 900 stand in the text before the damage and 100 never did.

    python benchmarks/anchoring.py [--characters 1000000] [--quotes 1000] [--seed 1]
"""

import argparse
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from claimgrade.language.anchoring.anchors import anchors
from claimgrade.language.anchoring.letters import letters
from claimgrade.model.claim import Quote
from claimgrade.workspace.reading.normalised_text import normalise

SWAPPED, DROPPED, HYPHENED = 0.004, 0.001, 0.01
WORDS_DROPPED, WORDS_INSERTED = 0.01, 0.015
LIGATURES = {"fi": "ﬁ", "fl": "ﬂ", "ff": "ﬀ"}
CURLY = {"'": "’", '"': "”", "-": "–"}
LINE = 72
CLOSE = 3

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Damaged:
    """A damaged text; ``offsets[i]`` is where character ``i`` of the original begins in it."""

    text: str
    offsets: Sequence[int]


@dataclass(frozen=True, slots=True)
class Sought:
    """A quote and where it stands in the damaged text; ``None`` where it never stood."""

    exact: str
    place: Span | None


@dataclass(slots=True)
class Marks:
    """How many quotes that exist were located, how exactly, and how many answers were wrong."""

    within: int = 0
    located: int = 0
    wrong: int = 0
    false: int = 0
    existing: int = 0
    absent: int = 0

    def mark(self, sought: Sought, found: Span | None) -> None:
        """Count one answer: located where it shares at least half of the passage."""
        if sought.place is None:
            self.absent += 1
            self.false += found is not None
            return
        self.existing += 1
        if found is None:
            return
        start, end = sought.place
        shared = min(end, found[1]) - max(start, found[0])
        if 2 * shared < end - start:
            self.wrong += 1
            return
        self.located += 1
        self.within += abs(start - found[0]) <= CLOSE and abs(end - found[1]) <= CLOSE


def vocabulary(chance: random.Random, size: int = 20_000) -> list[str]:
    """Return made-up words, the short ones first."""
    syllables = [
        first + vowel + last
        for first in ("", *"bcdfghlmnprstvw", "st", "tr", "fl", "fi")
        for vowel in "aeiou"
        for last in ("", *"nrstl", "ff")
    ]
    words = {"".join(chance.choices(syllables, k=1 + n * 4 // size)) for n in range(size)}
    return sorted(words, key=lambda word: (len(word), word))


def prose(characters: int, chance: random.Random, words: Sequence[str]) -> str:
    """Return paragraphs of made-up sentences; word n is drawn in proportion to 1 / (n + 3)."""
    weights = [1 / (rank + 3) for rank in range(len(words))]
    paragraphs: list[str] = []
    length = 0
    while length < characters:
        sentences = (_sentence(chance, words, weights) for _ in range(chance.randint(3, 8)))
        paragraphs.append(" ".join(sentences))
        length += len(paragraphs[-1]) + 2
    return "\n\n".join(paragraphs)


def _sentence(chance: random.Random, words: Sequence[str], weights: Sequence[float]) -> str:
    chosen = chance.choices(words, weights, k=chance.randint(8, 28))
    if chance.random() < 0.3:
        chosen[chance.randrange(len(chosen))] = str(chance.randint(2, 900))
    if chance.random() < 0.2:
        at = chance.randrange(len(chosen))
        chosen[at] = f'"{chosen[at]}"'
    if chance.random() < 0.4:
        chosen[chance.randrange(len(chosen) - 1)] += ","
    return " ".join(chosen).capitalize() + "."


def damage(text: str, chance: random.Random, words: Sequence[str]) -> Damaged:
    """Return the damaged text, wrapped to another width but in the same paragraphs."""
    parts: list[str] = []
    offsets: list[int] = []
    length = column = 0
    for paragraph in text.split("\n\n"):
        # The separator stands before a piece, so that a dropped word leaves none behind.
        separator = "\n\n" if parts else ""
        for number, word in enumerate(paragraph.split(" ")):
            piece, inner = _damaged_word(word, chance, words)
            if number:
                offsets.append(length)
            if not piece:
                offsets += [length] * len(word)
                continue
            parts += [separator, piece]
            length += len(separator)
            offsets += [length + at for at in inner]
            length += len(piece)
            column = 0 if column > LINE else column + len(piece)
            separator = "\n" if column > LINE else " "
        offsets += [length, length]
    damaged = "".join(parts)
    if len(normalise(damaged)) != len(damaged) or len(offsets) != len(text) + 2:
        raise RuntimeError("places in the damaged text are not those that anchors count")
    return Damaged(damaged, offsets)


def _damaged_word(word: str, chance: random.Random, words: Sequence[str]) -> tuple[str, list[int]]:
    """Return what becomes of a word, and where each of its characters begins in that."""
    if chance.random() < WORDS_DROPPED:
        return "", [0] * len(word)
    piece, inner, at = "", [], 0
    while at < len(word):
        inner.append(len(piece))
        pair, roll = word[at : at + 2], chance.random()
        if pair in LIGATURES and chance.random() < 0.5:
            piece += LIGATURES[pair]
            inner.append(len(piece))
            at += 2
            continue
        if roll < SWAPPED and len(pair) == 2:
            piece += pair[::-1]
            inner.append(len(piece) - 1)
            at += 2
            continue
        if roll >= SWAPPED + DROPPED:
            piece += CURLY.get(word[at], word[at])
        if chance.random() < HYPHENED and 0 < at < len(word) - 1:
            piece += "\u00ad"
        at += 1
    if piece and chance.random() < WORDS_INSERTED:
        piece += " " + words[int(len(words) ** chance.random()) - 1]
    return piece, inner


def quotes(
    text: str, damaged: Damaged, other: str, count: int, chance: random.Random
) -> list[Sought]:
    """Return quotes of 60 to 300 characters of whole words, one in ten of another text."""
    sought: list[Sought] = []
    for number in range(count):
        absent = number % 10 == 9
        source = other if absent else text
        start = source.rindex(" ", 0, chance.randrange(400, len(source) - 400)) + 1
        end = source.index(" ", start + chance.randint(60, 299))
        exact = source[start:end]
        place = None if absent else (damaged.offsets[start], damaged.offsets[end])
        sought.append(Sought(" ".join(exact.split()), place))
    return sought


def as_written(text: str, sought: Sequence[Sought]) -> list[Span | None]:
    """Look each quote up as it is written."""
    plain = normalise(text)
    return [
        (at, at + len(quote.exact)) if (at := plain.find(quote.exact)) >= 0 else None
        for quote in sought
    ]


def by_letters(text: str, sought: Sequence[Sought]) -> list[Span | None]:
    """Look each quote up by its letters and digits alone."""
    all_letters = letters(normalise(text))
    found: list[Span | None] = []
    for quote in sought:
        own = letters(quote.exact).text
        at = all_letters.text.find(own)
        offsets = all_letters.offsets
        found.append((offsets[at], offsets[at + len(own) - 1] + 1) if at >= 0 else None)
    return found


def in_full(text: str, sought: Sequence[Sought]) -> list[Span | None]:
    """Anchor each quote; no prefix, suffix or position helps."""
    found = anchors(text, [Quote(exact=quote.exact) for quote in sought])
    return [(a.place.start, a.place.end) if a.place else None for a in found]


METHODS: dict[str, Callable[[str, Sequence[Sought]], list[Span | None]]] = {
    "as written": as_written,
    "letters and digits": by_letters,
    "in full": in_full,
}


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--characters", type=int, default=1_000_000)
    options.add_argument("--quotes", type=int, default=1_000)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    chance = random.Random(given.seed)  # noqa: S311 - the same text for the same seed
    words = vocabulary(chance)
    text = prose(given.characters, chance, words)
    damaged = damage(text, chance, words)
    other = prose(200_000, chance, words)
    sought = quotes(text, damaged, other, given.quotes, chance)
    in_full(damaged.text[:1000], sought[:1])  # what is loaded on first use is not timed
    print(f"{len(damaged.text):,} characters, {len(sought):,} quotes, seed {given.seed}\n")
    print("| method | within ±3 | located | wrong | false hits | ms per quote | all, s |")
    print("|---|---|---|---|---|---|---|")
    for name, method in METHODS.items():
        begin = time.process_time()
        found = method(damaged.text, sought)
        seconds = time.process_time() - begin
        marks = Marks()
        for quote, place in zip(sought, found, strict=True):
            marks.mark(quote, place)
        print(
            f"| {name} | {marks.within / marks.existing:.1%} | "
            f"{marks.located / marks.existing:.1%} | {marks.wrong} | "
            f"{marks.false}/{marks.absent} | {1000 * seconds / len(sought):.2f} | {seconds:.2f} |"
        )


if __name__ == "__main__":
    main()
