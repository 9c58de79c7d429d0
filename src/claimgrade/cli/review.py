"""``claimgrade review``: which claims wait for a reviewer, what changed, and signing."""

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from claimgrade.cli.exits import ExitCode, WrongUse
from claimgrade.cli.options import Common, as_of, no_cache, read_day
from claimgrade.cli.output import write

if TYPE_CHECKING:
    from claimgrade.cli.review_record import Record, Reviewed

EXAMPLES = """\b
Examples:
  claimgrade review                   which claims wait, most urgent first
  claimgrade review gh-290-fold       what changed since it was signed
  claimgrade review gh-290-fold --sign --by Anna --due 2027-11-22
  claimgrade review gh-290-fold --accept OS15 --by Anna \\
    --reason "one good study is enough here"
"""


@click.command(epilog=EXAMPLES)
@click.argument("words", nargs=-1, metavar="[CLAIM]...")
@click.option("--sign", is_flag=True, help="Sign the claims as they stand now.")
@click.option("--accept", "code", metavar="CODE", help="Accept the flag of this rule.")
@click.option("--by", metavar="NAME", help="Who signs or accepts.")
@click.option("--source", metavar="KEY", help="Accept SI06 for this one source alone.")
@click.option("--reason", metavar="WORDS", help="Why the flag is accepted.")
@click.option("--on", metavar="YYYY-MM-DD", callback=read_day, help="The day, if not today.")
@click.option("--due", metavar="YYYY-MM-DD", callback=read_day, help="When to look again.")
@click.option(
    "--until", metavar="YYYY-MM-DD", callback=read_day, help="Until when the flag is accepted."
)
@click.option(
    "--format", "format_", type=click.Choice(("text", "json")), default="text", show_default=True
)
@as_of
@no_cache
@click.pass_obj
def command(
    common: Common,
    /,
    words: tuple[str, ...],
    sign: bool,
    code: str | None,
    by: str | None,
    on: datetime.date | None,
    due: datetime.date | None,
    as_of: datetime.date | None,
    format_: str,
    no_cache: bool,
    **rest: str | datetime.date | None,
) -> int:
    """List the claims that wait for a reviewer, show what changed in one, or sign it.

    A signature holds digests of what was read: the claim, its evidence lines, the studies and
    sources behind them, and the version of the rules. When one of these changes, the claim is
    listed as changed. CLAIM is an id, a part of one, or plain words; several ids may be signed
    at once.
    """
    from claimgrade.cli.review_record import reviewed

    _refuse_misfits(words, sign, code, by, due, rest)
    today = as_of or datetime.date.today()
    found = reviewed(common.root, today, cache=not no_cache)
    if sign or code:
        chosen = chosen_claims(found, words)
        if sign:
            from claimgrade.cli.review_sign import sign_claims

            return sign_claims(found, chosen, str(by), on or today, due)
        from claimgrade.cli.review_accept import accept_flag

        reason, until = str(rest["reason"]), rest["until"]
        day = until if isinstance(until, datetime.date) else None
        source = str(rest["source"]) if rest["source"] else None
        code, by = str(code).upper(), str(by)
        return accept_flag(found, chosen, code, reason, by, on or today, day, source)
    if words:
        from claimgrade.cli.review_claim import claim_as_json, claim_as_text

        (one,) = chosen_claims(found, words, several=False)
        write((claim_as_json if format_ == "json" else claim_as_text)(found, one))
    else:
        from claimgrade.cli.review_queue import queue_as_json, queue_as_text

        write((queue_as_json if format_ == "json" else queue_as_text)(found))
    return ExitCode.NOTHING_TO_REPORT


def _refuse_misfits(
    words: Sequence[str],
    sign: bool,
    code: str | None,
    by: str | None,
    due: datetime.date | None,
    rest: dict[str, str | datetime.date | None],
) -> None:
    """Refuse options that do not go together, and say which are wanted."""
    if sign and code:
        raise WrongUse("--sign and --accept are two steps.", "give one of them")
    doing = "--sign" if sign else "--accept" if code else None
    reason, until = rest["reason"], rest["until"]
    needless = {"--reason": reason and not code, "--until": until and not code}
    needless |= {"--source": rest["source"] and not code}
    needless |= {"--due": due and not sign, "--by": by and not doing}
    for option, refused in needless.items():
        if refused:
            raise WrongUse(f"{option} goes with {_GOES_WITH[option]}.", "claimgrade review --help")
    if doing and not words:
        raise WrongUse(f"{doing} needs a claim.", f"claimgrade review CLAIM {doing} …")
    if doing and not (by or "").strip():
        raise WrongUse(f"{doing} needs the name of a person.", f'{doing} --by "NAME"')
    if code and not str(reason or "").strip():
        raise WrongUse("--accept needs a reason.", '--accept CODE --reason "WORDS"')


_GOES_WITH = {
    "--reason": "--accept",
    "--until": "--accept",
    "--source": "--accept",
    "--due": "--sign",
    "--by": "--sign or --accept",
}


def chosen_claims(
    found: "Reviewed", words: Sequence[str], *, several: bool = True
) -> "tuple[Record, ...]":
    """Return the claims that are meant: each by its id, or one by plain words.

    Raises:
        WrongUse: no claim matches, or more than one does.
    """
    from claimgrade.cli.search import search

    assessments = [record.assessment for record in found.records]
    by_id = [search(assessments, word) for word in words]
    if several and len(words) > 1 and all(one.complete and len(one.hits) == 1 for one in by_id):
        keys = dict.fromkeys(f"{hit.article}/{hit.id}" for one in by_id for hit in one.hits)
        return tuple(found[key] for key in keys)
    question = " ".join(words)
    hits = search(assessments, question)
    if len(hits.hits) == 1 and hits.complete:
        return (found[f"{hits.hits[0].article}/{hits.hits[0].id}"],)
    if not hits.hits:
        hint = f"did you mean '{hits.nearest}'?" if hits.nearest else "claimgrade list"
        raise WrongUse(f"no claim matches '{question}'.", hint)
    names = [hit.id for hit in hits.hits]
    shown = ", ".join(names[:_MOST]) + (f" and {len(names) - _MOST} more" if names[_MOST:] else "")
    raise WrongUse(f"'{question}' could mean {shown}.", "name one by its whole id")


_MOST = 6
