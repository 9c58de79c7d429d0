"""Every number in a study record stands in the evidence dossier's text about that work."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

UNITS = "one two three four five six seven eight nine".split()
TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
WORDS = (
    {word: Decimal(value) for value, word in enumerate([*UNITS, *TEENS], start=1)}
    | {word: Decimal(10 * value) for value, word in enumerate(TENS, start=2)}
    | {
        f"{ten}-{unit}": Decimal(10 * tens + units)
        for tens, ten in enumerate(TENS, start=2)
        for units, unit in enumerate(UNITS, start=1)
    }
    | {"once": Decimal(1), "twice": Decimal(2), "both": Decimal(2)}
)
NOT_COUNTED = {"one", "once", "both"}
"""Words that a record may use without counting anything: "one of them"."""

NUMBER = re.compile(
    r"(?:(?<![\w.%)])[-−])?(?<![\w.])\d+(?:\.\d+)?|\b(?:"
    + "|".join(sorted(WORDS, key=len, reverse=True))
    + r")\b",
    re.IGNORECASE,
)
BACK_REFERENCE = re.compile(r"\ball (?:two|three|four)\b", re.IGNORECASE)
COUNTS = re.compile(r"(\d+)(?: [a-z-]+)?(?: /|,| and| v\.)? (\d+)(?= [A-Za-z/]|$)")
DOWNWARDS = re.compile(r"\b(?:down|fell|fall|lower|less|reduced|loss)\b")
THOUSANDS = re.compile(r"(?<=\d)[ \u2009\u202f,](?=\d{3}(?!\d))")
ONE_REPETITION = re.compile(r"\b1-?RM\b")
CITED = re.compile(r"\b([A-Z][\w'-]+)(?: et al\.?)?,? \(?((?:19|20)\d\d)\)?")
KEY = re.compile(r"\b[a-z][a-z_]*(?:19|20)\d\d[a-z]*\b")
SENTENCE_END = re.compile(r"(?<=[.;])(?<!\bv\.) (?=[`A-Z(*+\d'])|(?<=;) ")


def numbers(text: str) -> list[tuple[str, Decimal]]:
    """The numbers in a text, as written and as values; 1RM is a name, not a number."""
    for noise in (KEY, ONE_REPETITION, BACK_REFERENCE, THOUSANDS):
        text = noise.sub("", text)
    found = [match.group() for match in NUMBER.finditer(text)]
    return [(w, WORDS.get(w.lower()) or Decimal(w.replace("−", "-"))) for w in found]


def stated(texts: list[str]) -> set[Decimal]:
    """The numbers that texts state; "down 27%" states -27 as well."""
    found = set()
    for text in texts:
        for part in re.split(r"[|;]", text):
            values = {value for _, value in numbers(part)}
            found |= values | (
                {-value for value in values if value > 0} if DOWNWARDS.search(part) else set()
            )
    return found


def added_up(texts: list[str]) -> set[Decimal]:
    """Sums of two counts that stand side by side: "27 men 12 women", "9 / 9"."""
    return {
        Decimal(first) + Decimal(second)
        for text in texts
        for cell in text.split("|")
        for first, second in COUNTS.findall(cell.strip())
    }


class Dossier:
    """The dossier's text, cut into the passages that are about one work."""

    def __init__(self, text: str, sources: list[dict[str, Any]]) -> None:
        self.sources = {source["key"]: source for source in sources}
        self._mention = {key: re.compile(rf"(?<!\w){key}(?!\w)") for key in self.sources}
        self._notes = [source["notes"] for source in sources]
        self._any = re.compile(rf"(?<!\w)(?:{'|'.join(self.sources)})(?!\w)")
        body = text.split("\n# Source list")[0]
        self.sections = re.split(r"\n(?=#+ )", body)

    def passages(self, key: str) -> list[str]:
        source = self.sources[key]
        found = [source["notes"], source["title"], str(source.get("year", ""))]
        found += [note for note in self._notes if self._cites(note, source)]
        for section in self.sections:
            if not self._mention[key].search(section):
                continue
            lines = section.splitlines()
            if self._mention[key].search(lines[0]):
                found.append(section)
            for number, line in enumerate(lines):
                if line.startswith("|"):
                    found += self._row(key, lines, number)
                else:
                    found += self._sentences(key, line)
        return found

    def without_citations(self, text: str) -> str:
        """The text without the years of the works it names: "Beekley 2005"."""
        years = {str(source.get("year")) for source in self.sources.values()}
        return CITED.sub(lambda cited: "" if cited[2] in years else cited.group(), text)

    @staticmethod
    def _cites(note: str, source: dict[str, Any]) -> bool:
        authors = source.get("authors") or [{"family": ""}]
        cited = f"{authors[0]['family']} {source.get('year')}"
        return re.search(rf"\b{re.escape(cited)}\b", note) is not None

    def _row(self, key: str, lines: list[str], number: int) -> list[str]:
        if not self._mention[key].search(lines[number]):
            return []
        first = number
        while lines[first - 1].startswith("|"):
            first -= 1
        return [lines[0] if lines[0].startswith("## Table") else "", lines[first], lines[number]]

    def _sentences(self, key: str, paragraph: str) -> list[str]:
        """Sentences that name the work, and those after it up to the next work named."""
        found, about = [], False
        for sentence in SENTENCE_END.split(paragraph):
            if self._mention[key].search(sentence):
                about = True
            elif self._any.search(sentence):
                about = False
            if about:
                found.append(sentence)
        return found


@dataclass(frozen=True)
class Place:
    """A value of a study record, and the path to it."""

    path: str
    value: str


def leaves(node: Any, path: str = "") -> Iterator[Place]:
    if isinstance(node, dict):
        for name, value in node.items():
            yield from leaves(value, f"{path}.{name}" if path else name)
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from leaves(value, f"{path}.{index}")
    elif node is not None:
        yield Place(path, str(node))


def is_checked(path: str) -> bool:
    """Links, ids and the day of verification are no findings of the work."""
    last = path.rpartition(".")[2]
    return not (last in ("id", "on") or path.startswith("includes") or path == "cohort")


def sums(study: dict[str, Any]) -> set[Decimal]:
    """People in all groups of a result, which a record may add up."""
    groups = [result.get("groups") or [] for result in study.get("results") or []]
    totals = [[group.get("n") for group in result] for result in groups]
    return {
        sum(map(Decimal, total), Decimal(0))
        for total in totals
        if len(total) > 1 and all(n and n.isdigit() for n in total)
    }


def unfounded(key: str, study: dict[str, Any], dossier: Dossier) -> list[str]:
    """Each number of the record that the dossier does not state about the work, with its field.

    Two kinds of number may be worked out: people as the sum of two groups, and the number of
    arms as that of the groups in the record or the two sides of "a v. b".
    """
    passages = dossier.passages(key)
    known, people = stated(passages), added_up(passages) | sums(study)
    arms = {Decimal(len(result.get("groups") or [])) for result in study.get("results") or []}
    arms |= {Decimal(2)} if any(" v. " in text for text in passages) else set()
    worked_out = {"n": people, "people": people, "arms": arms}
    missing = []
    for place in leaves(study):
        if not is_checked(place.path):
            continue
        allowed = known | worked_out.get(place.path.rpartition(".")[2], set())
        for written, value in numbers(dossier.without_citations(place.value)):
            if written.lower() not in NOT_COUNTED and value not in allowed:
                missing.append(f"{place.path}: {written}")
    return missing


@pytest.fixture(scope="module")
def dossier(shared: Path) -> Dossier:
    folder = shared / "evidence"
    sources = json.loads((folder / "sources.json").read_text(encoding="utf-8"))
    return Dossier((folder / "dossier.md").read_text(encoding="utf-8"), sources)


def read_study(path: Path) -> dict[str, Any]:
    # BaseLoader makes plain text only.
    study = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    assert isinstance(study, dict)
    return study


def test_every_number_in_a_study_stands_in_the_dossier(repository: Path, dossier: Dossier) -> None:
    paths = sorted((repository / "citations" / "studies").glob("*.yaml"))
    assert paths
    found = [
        f"{path.name}: {missing}"
        for path in paths
        for missing in unfounded(path.stem, read_study(path), dossier)
    ]
    assert not found, "numbers that the dossier does not state:\n" + "\n".join(found)


def changed_digits(text: str) -> Iterator[str]:
    """The text with each of its digits made one larger, 9 becoming 0."""
    for place, letter in enumerate(text):
        if letter.isdigit():
            yield f"{text[:place]}{(int(letter) + 1) % 10}{text[place + 1 :]}"


def test_a_number_with_one_digit_changed_is_noticed(repository: Path, dossier: Dossier) -> None:
    """Of numbers of three digits or more; a change may hit another number of the same work."""
    tried = noticed = 0
    for path in sorted((repository / "citations" / "studies").glob("*.yaml")):
        known = stated(dossier.passages(path.stem))
        for place in leaves(read_study(path)):
            if is_checked(place.path) and re.fullmatch(r"-?(?=(?:\D*\d){3})[\d.]+", place.value):
                for changed in changed_digits(place.value):
                    tried += 1
                    noticed += Decimal(changed) not in known
    assert tried > 300
    assert noticed / tried > 0.95


SMALL = Dossier(
    """# Evidence
## 1. Claim
| Source | Measured | Also | n |
|--|--|--|--|
| `abe2006` | thigh +4.5% v. -2.1% | down 27% at 1RM | 27 men 12 women, 9 / 8 |
| `ozaki2011` | thigh +3.7% | - | 10 |

**Also relevant.** `ozaki2011` (12 600 people in six weeks); `abe2006` (p=0.031).
# Source list
| `abe2006` | 1987;44(3):555 |
""",
    [
        {"key": "abe2006", "title": "Walking", "notes": "", "authors": [{"family": "Abe"}]},
        {"key": "ozaki2011", "title": "Walking", "notes": "", "year": 2011},
    ],
)


@pytest.mark.parametrize(
    ("key", "field", "value", "found"),
    [
        ("abe2006", "estimate", "4.5", True),
        ("abe2006", "estimate", "4.6", False),
        ("abe2006", "estimate", "-4.5", False),
        ("abe2006", "low", "-2.1", True),
        ("abe2006", "low", "2.1", False),
        ("abe2006", "estimate", "-27", True),
        ("abe2006", "p", "p=0.031", True),
        ("abe2006", "p", "p<0.05", False),
        ("abe2006", "estimate", "3.7", False),
        ("abe2006", "estimate", "1987", False),
        ("abe2006", "n", "39", True),
        ("abe2006", "n", "17", True),
        ("abe2006", "n", "18", False),
        ("abe2006", "estimate", "39", False),
        ("abe2006", "note", "Ozaki 2011 found the same", True),
        ("ozaki2011", "people", "12600", True),
        ("ozaki2011", "time", "6 weeks", True),
        ("ozaki2011", "note", "for seven weeks", False),
        ("ozaki2011", "note", "one of them", True),
    ],
)
def test_the_check_finds_what_is_stated_and_nothing_else(
    key: str, field: str, value: str, found: bool
) -> None:
    expected = [] if found else [f"results.0.{field}: {numbers(value)[-1][0]}"]
    assert unfounded(key, {"results": [{field: value}]}, SMALL) == expected
