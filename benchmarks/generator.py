"""Make a workspace of any size, the same for the same seed.

Usage: python benchmarks/generator.py FOLDER --claims 5000 [--seed 1]

Claims are about 2 kB each and shaped like the real ones in claims/; for 1,000 claims there are
400 studies and 600 BibTeX entries. Every link leads somewhere and every record is complete, so
that what ``check`` finds are flags on the claims.
"""

import argparse
from pathlib import Path
from random import Random

import records

CLAIMS_PER_ARTICLE = 25
STUDIES_PER_THOUSAND = 400
ENTRIES_PER_THOUSAND = 600
ENTRIES_PER_FILE = 600
LINES_PER_CLAIM = 3


def main() -> None:
    """Write the workspace that the command line asks for."""
    parser = argparse.ArgumentParser(description="Make a workspace of any size.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--claims", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    generate(options.folder, options.claims, options.seed)


def generate(folder: Path, claims: int, seed: int = 1) -> None:
    """Write a workspace of ``claims`` claims into ``folder``, which must not exist yet."""
    random = Random(seed)  # noqa: S311 - made-up records, not secrets
    folder.mkdir(parents=True)
    write(folder / "claimgrade.toml", records.SETTINGS)
    studies = max(LINES_PER_CLAIM, claims * STUDIES_PER_THOUSAND // 1000)
    entries = max(studies, claims * ENTRIES_PER_THOUSAND // 1000)
    keys = [f"work{number:05d}" for number in range(entries)]
    write_bibliography(folder / "citations", keys, random)
    made = {key: records.made(random) for key in keys[:studies]}
    for key, value in made.items():
        write(folder / "citations" / "studies" / f"{key}.yaml", records.study(value, random))
    for first in range(0, claims, CLAIMS_PER_ARTICLE):
        size = min(CLAIMS_PER_ARTICLE, claims - first)
        write_article(folder / "claims" / f"article-{first:05d}", size, made, random)


def write_bibliography(folder: Path, keys: list[str], random: Random) -> None:
    """Write the entries in files of a size that people keep, and what they would drop beside."""
    for first in range(0, len(keys), ENTRIES_PER_FILE):
        part = keys[first : first + ENTRIES_PER_FILE]
        text = "\n".join([records.strings(), *(records.entry(key, random) for key in part)])
        write(folder / f"library-{first // ENTRIES_PER_FILE:03d}.bib", text)
    write(folder / "sources.yaml", "".join(records.SOURCE.format(key=key) for key in keys))


def write_article(
    folder: Path, size: int, studies: dict[str, records.Made], random: Random
) -> None:
    """Write an article and its claims; every fifth builds on the one before."""
    write(folder / "article.yaml", records.ARTICLE)
    keys = list(studies)
    for number in range(size):
        sources = {key: studies[key] for key in random.sample(keys, k=LINES_PER_CLAIM)}
        write(folder / f"claim-{number:03d}.yaml", records.claim(number, sources, random))


def write(path: Path, text: str) -> None:
    """Write a file as UTF-8 with its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
