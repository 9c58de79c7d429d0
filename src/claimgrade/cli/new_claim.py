"""``claimgrade new claim``: a claim of an article, anchored to its words."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimgrade.cli.exits import WrongUse
from claimgrade.cli.new_article import ask_text_file, read_text, text_digest
from claimgrade.cli.options import Common
from claimgrade.cli.output import clip, width
from claimgrade.cli.records import (
    ask,
    ask_later,
    ask_word,
    check_id,
    check_word,
    schema_line,
    slug,
    write_record,
)
from claimgrade.language.anchoring.exact import find
from claimgrade.language.anchoring.place import Place
from claimgrade.model.vocabulary import Certainty, Hedge, LineRelation, Relation
from claimgrade.workspace.editing.scalar import scalar
from claimgrade.workspace.linking.nearest import nearest

if TYPE_CHECKING:
    from claimgrade.workspace.workspace import Workspace

EXAMPLES = """\b
Example:
  claimgrade new claim --text article.txt --quote "makes you jump higher" \\
    --statement "Rope skipping raises jump height." --relation effect --hedge plain
"""

EVIDENCE_LATER = """\
# evidence:                    # one line for each result that bears on it
#   - source: KEY              # a key of citations/*.bib: claimgrade new source KEY
#     relation: supports       # supports, qualifies, disputes or background
#     finding: …               # what was found, in plain words
"""

NEXT_FIELDS = """\
# Next, to say why and to let more rules run:
# asserts:
#   outcome:
#     name: …
#     class: final             # final, surrogate, acute-marker or mechanism
#   horizon: training          # session, training (weeks or more) or a time such as 8 weeks
# numbers:                     # numbers that the words state
#   - value: 20
#     unit: minutes
# searched_on: 2026-01-31      # the day evidence was searched for
# advice: none                 # none, implied, stated or addressed
# omits: none                  # or what: …, hides: context, harm or decision
# topics: […]
"""


@click.command(epilog=EXAMPLES)
@click.option("--quote", metavar="WORDS", help="The words to review, as they stand.")
@click.option(
    "--text",
    "text_file",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The article's text (plain text, Markdown, HTML or DOCX), to find the words in.",
)
@click.option("--prefix", default="", help="Words just before, to choose between two places.")
@click.option("--suffix", default="", help="Words just after, to choose between two places.")
@click.option("--article", metavar="ID", help="The article, where there are several.")
@click.option("--id", "claim_id", metavar="ID", help="The file's name; made from the statement.")
@click.option("--statement", help="What is claimed, in one neutral sentence of your own.")
@click.option("--relation", help="description, association or effect.")
@click.option("--hedge", help="proof, plain, probably, can, may, uncertain or untested.")
@click.option("--certainty", help="high, moderate, low, very-low or no-evidence.")
@click.option("--because", help="The reason for the certainty, in one sentence.")
@click.option("--source", metavar="KEY", help="A source that bears on the claim.")
@click.option("--line", help="How: supports, qualifies, disputes or background.")
@click.option("--finding", help="What the source found, in plain words.")
@click.pass_obj
def command(
    common: Common,
    /,
    quote: str | None,
    text_file: Path | None,
    prefix: str,
    suffix: str,
    article: str | None,
    claim_id: str | None,
    statement: str | None,
    **rest: str | None,
) -> None:
    """Record a claim: claims/ARTICLE/ID.yaml.

    The words are looked up in the text, and their place is recorded: prefix, suffix, position
    and the digest of the paragraph. Words that stand in several places are shown with each
    place and nothing is written; --prefix or --suffix then chooses.
    """
    from claimgrade.workspace.load import load

    root = common.root
    workspace = load(root)
    text_file = ask_text_file(text_file, "the words are not looked up")
    text = read_text(text_file) if text_file else None
    article = choose_article(workspace, article, text)
    refuse_other_text(workspace, article, text)

    def place_of(words: str) -> Place | None:
        return locate(text, str(text_file), words, prefix, suffix) if text is not None else None

    exact = ask(quote, "quote", "Words to review, as they stand", check=place_of)
    place = place_of(exact)
    statement = ask(statement, "statement", "What is claimed, in one neutral sentence")
    name = check_id(claim_id or slug(statement))
    write_record(
        root,
        f"claims/{article}/{name}.yaml",
        schema_line(root, "claim", 2)
        + f"statement: {scalar(statement)}\n"
        + quote_text(exact, place, prefix, suffix)
        + judgement_text(workspace, rest)
        + NEXT_FIELDS,
        f"claimgrade show {name}",
    )
    if text is None:
        click.echo("The words were not looked up: no --text.", err=True)


def choose_article(workspace: "Workspace", article: str | None, text: str | None) -> str:
    """Return the article's id: the one named, the only one, or the one with this text."""
    known = list(workspace.articles)
    if article is not None:
        if article in known:
            return article
        near = nearest(article, known)
        hint = f"did you mean '{near}'?" if near else "claimgrade new article --text FILE"
        raise WrongUse(f"there is no article '{article}'.", hint)
    if not known:
        raise WrongUse("there is no article yet.", "claimgrade new article --text FILE")
    if len(known) == 1:
        return known[0]
    digest = text_digest(text or "")
    same = [name for name, record in workspace.articles.items() if record.sha256 == digest]
    if len(same) != 1:
        raise WrongUse("there are several articles.", "--article ID, one of: " + ", ".join(known))
    return same[0]


def refuse_other_text(workspace: "Workspace", article: str, text: str | None) -> None:
    """Stop where the text is not the one whose digest the article records."""
    recorded = workspace.articles[article].sha256
    if text is not None and recorded is not None and text_digest(text) != recorded:
        raise WrongUse(
            f"the text is not the one recorded in claims/{article}/article.yaml.",
            "give the file that was recorded, or record the changed text as an article of its "
            "own: claimgrade new article ID --text FILE",
        )


def locate(text: str, name: str, exact: str, prefix: str, suffix: str) -> Place:
    """Return the one place where the words stand; else show the places, or the nearest words."""
    places = find(text, exact, prefix, suffix)
    if len(places) == 1:
        return places[0]
    if not places:
        elsewhere = find(text, exact)
        if elsewhere:
            raise WrongUse(
                f"the words stand in {name}, but not between that prefix and suffix:\n"
                + shown_places(elsewhere, exact),
                "copy --prefix and --suffix from the text",
            )
        raise WrongUse(f"the words do not stand in {name}.", nearest_words(text, exact))
    raise WrongUse(
        f"the words stand in {len(places)} places; nothing was written:\n"
        + shown_places(places, exact),
        "choose one with --prefix or --suffix, or quote more words",
    )


def shown_places(places: tuple[Place, ...], exact: str, most: int = 10) -> str:
    """Return each place with its position and the words around it."""
    side = max((width() - len(exact) - 20) // 2, 10)
    lines = [
        f"  at {place.start}: …{place.prefix[-side:]}[{clip(exact, 40)}]{place.suffix[:side]}…"
        for place in places[:most]
    ]
    if len(places) > most:
        lines.append(f"  and {len(places) - most} more")
    return "\n".join(lines)


def nearest_words(text: str, exact: str) -> str:
    """Name the words of the text that are most like a quote that was not found."""
    from rapidfuzz.fuzz import partial_ratio_alignment

    from claimgrade.workspace.reading.normalised_text import normalise

    whole = normalise(text)
    match = partial_ratio_alignment(exact, whole, score_cutoff=70)
    if match is None or len(exact) > len(whole):
        return "copy the words from the text, as they stand"
    start = whole.rfind(" ", 0, match.dest_start + 1) + 1
    end = whole.find(" ", max(match.dest_end - 1, 0))
    near = whole[start : end if end != -1 else len(whole)]
    return f"the nearest words are: {' '.join(near.split()).strip('.,;:!?')}"


def quote_text(exact: str, place: Place | None, prefix: str, suffix: str) -> str:
    """Return the ``quote`` of a claim as YAML."""
    before, after = (place.prefix, place.suffix) if place else (prefix, suffix)
    lines = ["quote:", f"  exact: {scalar(' '.join(exact.split()))}"]
    lines += [f"  prefix: {scalar(before.strip())}"] if before.strip() else []
    lines += [f"  suffix: {scalar(after.strip())}"] if after.strip() else []
    if place:
        lines += ["  position:", f"    start: {place.start}", f"    end: {place.end}"]
        lines += [f"  paragraph_sha256: {place.paragraph_sha256}"]
    return "\n".join(lines) + "\n"


def judgement_text(workspace: "Workspace", given: dict[str, str | None]) -> str:
    """Return wording, certainty, reason and evidence as YAML; comments for what comes later."""
    relation = ask_word(
        given["relation"], "relation", "What the words say links the two", list(Relation)
    )
    hedge = ask_word(given["hedge"], "hedge", "How sure the words sound", list(Hedge))
    certainty = ask_later(
        given["certainty"],
        "Certainty of the evidence",
        lambda word: check_word("certainty", word, list(Certainty)),
    )
    because = ask_later(given["because"], "Because") if certainty else given["because"]
    return (
        f"wording:\n  relation: {relation}\n  hedge: {hedge}\n"
        + (f"certainty: {certainty}\n" if certainty else f"# certainty: {' | '.join(Certainty)}\n")
        + (f"because: {scalar(because)}\n" if because else "# because: …   # the reason for it\n")
        + evidence_text(workspace, given)
    )


def evidence_text(workspace: "Workspace", given: dict[str, str | None]) -> str:
    """Return the first line of evidence as YAML, or how one is written."""

    def check_source(key: str) -> None:
        if key not in workspace.sources:
            raise WrongUse(f"there is no source '{key}'.", f"claimgrade new source {key}")

    source = ask_later(given["source"], "Key of a source that bears on it", check_source)
    if source is None and (given["line"] or given["finding"]):
        raise WrongUse("--line and --finding need --source KEY.", "a key of citations/*.bib")
    if source is None:
        return EVIDENCE_LATER
    line = ask_word(given["line"], "line", "How it bears on the claim", list(LineRelation))
    finding = ask(given["finding"], "finding", "What it found, in plain words")
    return (
        f"evidence:\n  - source: {scalar(source)}\n    relation: {line}\n"
        f"    finding: {scalar(finding)}\n"
    )
