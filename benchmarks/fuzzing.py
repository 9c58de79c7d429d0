"""Feed damaged files to every importer, and say what crashed, hung or took too much memory.

Usage: python benchmarks/fuzzing.py [--minutes 10] [--seed 1] [--formats ris nbib …] [--keep FOLDER]

The files in tests/fixtures/references, and small ones of ../shared/bench/bibtex where they are
there, are cut, doubled, swapped, spliced, nested and sprinkled with what each format takes for a
sign. A process of its own reads them with a limit of memory and of time for each; when it dies,
the case is named and the next process goes on behind it. The same seed gives the same cases.
Exits with 1 where anything was found. POSIX only.
"""

import argparse
import random
import resource
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "tests" / "fixtures" / "references"
MORE_SEEDS = ROOT.parent / "shared" / "bench" / "bibtex"
SECONDS_A_CASE = 10
SECONDS_ON_THE_CLOCK = 90
MEMORY = 1024 * 1024 * 1024
LONGEST = 200_000
CASES_A_PROCESS = 20_000
SMALL = 6_000
TAKEN_ON = 10

FORMAT_OF = {".ris": "ris", ".nbib": "nbib", ".xml": "endnote-xml", ".bib": "bibtex"}
TOKENS = {
    "ris": ["TY  - ", "ER  - ", "\nAU  - ", "\nDO  - 10.1/", "\nPY  - ", "\nSP  - ", "\nKW  - ",
            "\nSN  - ", "/", ",,", "-", "10.1000/", "\r", "\nUR  - http://"],
    "nbib": ["PMID- ", "\nFAU - ", "\nAU  - ", "\nDP  - ", "\nLID - x [doi]", "\nPG  - ", "      ",
             "-", "[doi]", "\nCN  - ", "\nRIN - ", " Jr", "2000 Jan-Feb"],
    "endnote-xml": ["<record>", "</record>", "<style>", "</style>", "<!--", "-->", "<![CDATA[",
                    "]]>", "<!DOCTYPE", "<!ENTITY", "&amp;", "&x;", "&#0;", "<?x", "<titles>"],
    "bibtex": ["@article{", "@string{", "@comment{", "{", "}", '"', "#", "=", ",", "@", "\\", "$",
               " and ", "{\\'", "%", "@preamble{"],
    "csl-json": ["{", "}", "[", "]", '"', ",", ":", '"issued":', '"author":', '"date-parts":',
                 '[["2000"]]', '{"family":', "null", "1e999", "NaN", "-1", "<i>", "</i>",
                 "<span class=\\\"nocase\\\">", "\\u0000", "\\ud800", '"custom":{"bibtex":{}}'],
    "hypothesis": ["{", "}", "[", "]", '"', ",", '"rows":', '"TextQuoteSelector"', "null", "\\n",
                   '"target":', '"selector":', '"exact":', "Quote,URL,User\n", "\t"],
}  # fmt: skip
SIGNS = ["\0", "\ufeff", "\u2028", "\ud7ff", "\U0010ffff", "\u0301", "é", "ﬁ", "\\", "{", "}", "$",
         "~", "^", "--", "``", "\r\n", " " * 200, "9" * 5000, "a" * 3000]  # fmt: skip


@dataclass(slots=True)
class Found:
    """What a run came to: cases by format, and the cases that went wrong."""

    cases: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    memory: int = 0
    slowest: float = 0.0


def main() -> None:
    """Run for the minutes that the command line asks for."""
    parser = argparse.ArgumentParser(description="Feed damaged files to every importer.")
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--formats", nargs="+", choices=sorted(TOKENS), default=sorted(TOKENS))
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="write each wrong case there")
    parser.add_argument("--worker", type=int, metavar="FIRST", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.worker is not None:
        work(options.seed, options.formats, options.worker)
        return
    found = run(options.minutes * 60, options.seed, options.formats, options.keep)
    print(f"{found.cases.total():,} cases: " + ", ".join(
        f"{name} {count:,}" for name, count in sorted(found.cases.items())
    ))  # fmt: skip
    print(f"slowest {found.slowest:.2f} s, most memory {found.memory / 2**20:.0f} MB")
    print(f"wrong: {len(found.wrong)}")
    print("\n".join(found.wrong))
    raise SystemExit(1 if found.wrong else 0)


def run(seconds: float, seed: int, formats: list[str], keep: Path | None) -> Found:
    """Let processes read cases until the time is over; one that dies names its last case."""
    found = Found()
    until = time.monotonic() + seconds
    first = 0
    while time.monotonic() < until:
        command = [sys.executable, __file__, "--seed", str(seed), "--worker", str(first)]
        # The command is this file, run by the Python that runs it now.
        process = subprocess.Popen(  # noqa: S603
            [*command, "--formats", *formats], stdout=subprocess.PIPE, text=True
        )
        last, done = first, False
        for line in process.stdout or ():
            word, _, rest = line.rstrip("\n").partition(" ")
            if word == "case":
                last = int(rest.split()[0])
                found.cases[rest.split()[1]] += 1
            elif word == "cost":
                found.memory = max(found.memory, int(rest.split()[0]))
                found.slowest = max(found.slowest, float(rest.split()[1]))
            elif word == "wrong":
                report(found, rest, seed, formats, last, keep)
            done = word == "end"
            if time.monotonic() > until:
                process.terminate()
                done = True
                break
        process.wait()
        if not done:
            report(found, death(process.returncode), seed, formats, last, keep)
        first = last + 1
    return found


def death(code: int) -> str:
    """Return in words how a process ended that did not finish."""
    if code == -signal.SIGPROF:
        return f"took more than {SECONDS_A_CASE} s of the processor"
    if code == -signal.SIGALRM:
        return f"took more than {SECONDS_ON_THE_CLOCK} s by the clock"
    return f"the process died ({signal.Signals(-code).name if code < 0 else code})"


def report(
    found: Found, words: str, seed: int, formats: list[str], number: int, keep: Path | None
) -> None:
    """Note a wrong case, and write it out where that was asked for."""
    name, text = case(seed, formats, number, seeds())
    found.wrong.append(f"case {number} of seed {seed} ({name}, {len(text):,} characters): {words}")
    if keep:
        keep.mkdir(parents=True, exist_ok=True)
        path = keep / f"{seed}-{number}-{name}.txt"
        path.write_text(text, encoding="utf-8", errors="surrogatepass")


def seeds() -> dict[str, list[str]]:
    """Return the texts that cases are made of, by format."""
    made: dict[str, list[str]] = {name: [] for name in TOKENS}
    for path in sorted(SEEDS.iterdir()):
        text = path.read_text(encoding="utf-8")
        if path.stem.startswith("hypothesis"):
            made["hypothesis"].append(text)
        elif path.suffix == ".json":
            made["csl-json"].append(text)
        elif path.suffix in FORMAT_OF:
            made[FORMAT_OF[path.suffix]].append(text)
    others = sorted(MORE_SEEDS.rglob("*.bib")) if MORE_SEEDS.is_dir() else []
    made["bibtex"] += [
        path.read_text(encoding="utf-8", errors="replace")
        for path in others
        if path.stat().st_size < SMALL
    ]
    return made


def case(
    seed: int, formats: list[str], number: int, texts: dict[str, list[str]]
) -> tuple[str, str]:
    """Return the format and the text of a case."""
    # Not for secrets: the same seed has to give the same cases.
    chance = random.Random(f"{seed} {number}")  # noqa: S311
    name = formats[number % len(formats)]
    text = chance.choice(texts[name])
    for _ in range(chance.choice((1, 1, 2, 3, 8, 40))):
        text = chance.choice(CHANGES)(text, chance, name, texts)[:LONGEST]
    return name, text


Change = Callable[[str, random.Random, str, dict[str, list[str]]], str]


def span(text: str, chance: random.Random, most: int = 400) -> tuple[int, int]:
    """Return the ends of a piece of a text."""
    start = chance.randrange(len(text) + 1)
    return start, min(len(text), start + chance.randrange(most))


def cut(text: str, chance: random.Random, _: str, __: dict[str, list[str]]) -> str:
    """Take a piece out."""
    start, end = span(text, chance)
    return text[:start] + text[end:]


def shorten(text: str, chance: random.Random, _: str, __: dict[str, list[str]]) -> str:
    """Break the text off."""
    return text[: chance.randrange(len(text) + 1)]


def double(text: str, chance: random.Random, _: str, __: dict[str, list[str]]) -> str:
    """Write a piece many times."""
    start, end = span(text, chance)
    times = chance.choice((2, 2, 2, 10, 10, 1_000, 20_000))
    return text[:start] + (text[start:end] * times)[:LONGEST] + text[end:]


def swap(text: str, chance: random.Random, _: str, __: dict[str, list[str]]) -> str:
    """Put two pieces in each other's place."""
    places = sorted((*span(text, chance), *span(text, chance)))
    a, b, c, d = places
    return text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]


def sprinkle(text: str, chance: random.Random, name: str, _: dict[str, list[str]]) -> str:
    """Put a sign of the format, or a strange one, somewhere."""
    place = chance.randrange(len(text) + 1)
    return text[:place] + chance.choice(TOKENS[name] + SIGNS) + text[place:]


def nest(text: str, chance: random.Random, name: str, _: dict[str, list[str]]) -> str:
    """Put something that opens many times over in front of a place."""
    place = chance.randrange(len(text) + 1)
    opening = chance.choice([*TOKENS[name], "{", "[", "<i>", "\\textit{", '{"a":'])
    return text[:place] + opening * chance.choice((3, 3, 3, 200, 200, 5_000, 50_000)) + text[place:]


def splice(text: str, chance: random.Random, _: str, texts: dict[str, list[str]]) -> str:
    """Put a piece of another file in."""
    other = chance.choice(texts[chance.choice(sorted(texts))])
    start, end = span(other, chance, 2_000)
    place = chance.randrange(len(text) + 1)
    return text[:place] + other[start:end] + text[place:]


def garble(text: str, chance: random.Random, _: str, __: dict[str, list[str]]) -> str:
    """Change single characters."""
    letters = list(text)
    for _turn in range(min(len(letters), chance.choice((1, 5, 50)))):
        letters[chance.randrange(len(letters))] = chr(chance.choice((32, 10, 127, 233, 0x2013, 65)))
    return "".join(letters)


CHANGES: tuple[Change, ...] = (cut, shorten, double, swap, sprinkle, sprinkle, nest, splice, garble)


def work(seed: int, formats: list[str], first: int) -> None:
    """Read cases one after another, each within its limits, and say which one it is."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    texts, slowest = seeds(), 0.0
    for number in range(first, first + CASES_A_PROCESS):
        name, text = case(seed, formats, number, texts)
        print("case", number, name, flush=True)
        # By default these signals end the process, also where it is busy within C.
        signal.setitimer(signal.ITIMER_PROF, SECONDS_A_CASE)
        signal.setitimer(signal.ITIMER_REAL, SECONDS_ON_THE_CLOCK)
        before = time.process_time()
        try:
            for words in wrong_in(name, text):
                print("wrong", words, flush=True)
        # Anything that is raised is what is looked for.
        except Exception as error:
            print("wrong", repr(error)[:300].replace("\n", " "), flush=True)
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        slowest = max(slowest, time.process_time() - before)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        print("cost", memory, slowest, flush=True)
    print("end", flush=True)


def wrong_in(name: str, text: str) -> Iterator[str]:
    """Yield what is wrong with how a text is read: more than that nothing is raised."""
    from claimgrade.library.formats import FORMATS, bibtex, detect, hypothesis
    from claimgrade.library.formats.text import is_balanced
    from claimgrade.model.source import Source

    detect("file", text)
    if name == "hypothesis":
        for stub in hypothesis.read(text, name).stubs:
            hypothesis.claim_text(stub)
        return
    reading = FORMATS[name].read(text, name)
    lines = text.count("\n") + text.count("\r") + 1
    for entry in reading.entries:
        if not 1 <= entry.line <= lines:
            yield f"line {entry.line} of {lines}"
        if name != "bibtex" and not all(map(is_balanced, entry.source.fields.values())):
            yield "a field with an odd brace"
    if any(not 1 <= fault.line <= lines for fault in reading.faults):
        yield "a fault beyond the file"
    sources = [
        Source(f"k{place}", entry.source.entry_type, entry.source.fields)
        for place, entry in enumerate(reading.entries[:TAKEN_ON])
    ]
    again = bibtex.read(bibtex.write(sources), "again.bib").entries
    if len(again) != len(sources):
        yield f"{len(sources)} entries were written, {len(again)} read"
    for form in FORMATS.values():
        if form.write and len(form.read(form.write(sources), "again").entries) != len(sources):
            yield f"entries were lost through {form.name}"


if __name__ == "__main__":
    main()
