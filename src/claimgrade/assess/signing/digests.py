"""Digests of what a verdict rests on, so that a signature knows when that has changed.

Each is the SHA-256 of the fields that bear on the verdict, or on what a reader takes the claim
to say, as JSON with its keys in order. Fields that say where, when or by whom a thing was looked
up are left out, and so are those at their default: writing a default out, the order of keys and
lines, quoting and folding change no digest, and a later field makes nothing stale by being added.
"""

import datetime
import hashlib
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any

import orjson

from claimgrade.assess.asking import has_bridge, has_validated_link
from claimgrade.assess.case import Case, Context
from claimgrade.assess.defaults import names_people
from claimgrade.assess.evidence.argument import leans_on
from claimgrade.assess.rule import RULE_SET
from claimgrade.model.article import Article
from claimgrade.model.claim import Acceptance, Claim, Digests, Quote
from claimgrade.model.evidence import Verified
from claimgrade.model.judgement import Judgement
from claimgrade.model.plain import absent_values, plain
from claimgrade.model.record import Record
from claimgrade.model.settings import Settings, Threshold
from claimgrade.model.source import Retraction, Source, SourceDetails
from claimgrade.model.study import Study

WITHOUT_BEARING: Mapping[type[Record], frozenset[str]] = {
    Claim: frozenset(
        # How it is found, and what people did with it.
        {"topics", "aliases", "replaced_by", "accepted", "review"}
    ),
    Quote: frozenset({"prefix", "suffix", "position", "paragraph_sha256"}),
    Judgement: frozenset({"on"}),
    Verified: frozenset({"by", "on", "note"}),
    Study: frozenset({"notes"}),
    SourceDetails: frozenset(
        {"record", "unchecked", "access", "aliases", "allowed", "notes"}
        # Under which names and in which other forms the same work is known.
        | {"versions", "merged", "distinct_from"}
    ),
    Retraction: frozenset({"on", "list"}),
    Article: frozenset(
        {"title", "author", "publisher", "url", "published", "sha256"}
        | {"interests", "disclosure", "corrections"}
    ),
    # The statistics lead to suggestions, on which no verdict rests.
    # What only changes how reports look and in which words they say it.
    Settings: frozenset(
        {"format", "title", "as_of", "field", "publisher", "statistics", "style"}
        | {"reports", "theme", "hygiene", "lookup"}
    ),
    Threshold: frozenset({"rationale"}),
}
"""The fields of each record on which no verdict rests; every other field is part of a digest.

A subject field counts with the article that it stands for.
"""

_UNORDERED = frozenset({"judgements", "numbers", "results"})
"""Lists whose order says nothing; those of names are sorted by the oldest name."""


def digests_of(case: Case) -> Digests:
    """Return one digest for each part that a claim's verdict rests on, as the record is now.

    ``claim`` covers the claim's own fields, the codes of the flags accepted on it, the verdicts
    of the claims it leans on with the steps that they show (from what was measured or done to
    what is claimed), and the article's language, subject field and (where the claim does not say
    whom it speaks of) audience; ``evidence`` its lines; ``studies`` and ``sources`` the whole
    record of every study and work behind a line. ``rules`` is the version of the rules, with a
    digest of the workspace's own thresholds where it has any.
    """
    settings = case.context.workspace.settings
    claim, lines = _claim_and_lines(case)
    studies, sources = _behind(case)
    return Digests(
        claim=_sha256([claim, _surroundings(case)]),
        evidence=_sha256_of(b"[%b]" % b",".join(lines)),
        studies=_sha256(studies),
        sources=_sha256(sources),
        rules=_kept(case.context, "rules", "", lambda: rules_in_force(settings)),
    )


def digest_of_flag(case: Case, code: str, version: int) -> str:
    """Return the digest of what a rule's flag rests on, as the record is now.

    It covers the claim's own fields, its lines of evidence and the ``version`` of the rule.
    """
    claim, lines = _claim_and_lines(case)
    return _sha256([claim, [line.decode() for line in lines], code, version])


def rules_in_force(settings: Settings) -> str:
    """Return the version of the rules, and of the settings they read where those are changed."""
    usual = _fields(Settings(format=settings.format))
    own = {name: said for name, said in _fields(settings).items() if usual.get(name) != said}
    return f"{RULE_SET}+{_sha256(own)[:12]}" if own else RULE_SET


def _fields(record: Record) -> dict[str, Any]:
    """Return what a record says, as plain JSON: without fields at their default or of no bearing.

    Lists whose order says nothing are sorted. Numbers keep the digits they were written with.
    """
    kind: Any = type(record)
    absent_value = _bearing(kind).get
    said: dict[str, Any] = {}
    for name, value in vars(record).items():
        absent = absent_value(name, value)
        if value is None or value is absent:
            continue
        sort = value.__class__
        if sort is absent.__class__ and value == absent:
            continue
        way = _way_of(sort)
        shown = value if way is None else way(value)
        if shown.__class__ is list and len(shown) > 1 and name in _UNORDERED:
            shown.sort(key=_json)
        if shown.__class__ is not dict or shown:
            said[name] = shown
    return said


@cache
def _bearing(kind: Any) -> dict[str, Any]:
    """Return the fields of a record that count, with the values that say nothing."""
    left = WITHOUT_BEARING.get(kind, frozenset())
    return {name: absent for name, absent in absent_values(kind) if name not in left}


@cache
def _way_of(kind: type) -> Callable[[Any], Any] | None:
    """Return how a sort of value is made one that JSON holds; ``None`` where it is one already.

    Words of a fixed list are held by what they stand for, amounts by their digits as text.
    """
    if issubclass(kind, Record):
        return _fields
    if issubclass(kind, tuple):
        return _listed
    if issubclass(kind, Mapping):
        return _by_name
    if issubclass(kind, Decimal):
        return str
    return None if issubclass(kind, str | int | datetime.date | Enum) else plain


def _shown(value: Any) -> Any:
    way = _way_of(value.__class__)
    return value if way is None else way(value)


def _listed(values: tuple[Any, ...]) -> list[Any]:
    return [_shown(value) for value in values]


def _by_name(values: Mapping[str, Any]) -> dict[str, Any]:
    return {str(name): shown for name, one in values.items() if (shown := _shown(one)) != {}}


def _claim_and_lines(case: Case) -> tuple[dict[str, Any], list[bytes]]:
    """Return what a claim says, and each of its lines as JSON, in no order of the record.

    Other records are called by their oldest name.
    """
    said = _fields(case.claim)
    if "builds_on" in said:
        said["builds_on"] = sorted(_oldest_claim(case, name) for name in case.claim.builds_on)
    omits = said.get("omits")
    if isinstance(omits, dict) and "line" in omits:
        omits["line"] = _oldest_source(case.context, omits["line"])
    lines = said.pop("evidence", [])
    for line in lines:
        if "source" in line:
            line["source"] = _oldest_source(case.context, line["source"])
    return said, sorted(map(_json, lines))


def _surroundings(case: Case) -> list[Any]:
    """Return what the verdict takes from outside the claim's own file."""
    premises = leans_on(case.claim, case.key, case.context).premises
    verdicts = sorted(premise.verdict.value for premise in premises)
    asserts = case.claim.asserts
    named = names_people(asserts.population if asserts is not None else None)
    part = "article" if named else "article with its audience"
    article = _kept(case.context, part, case.article_id, lambda: _article(case, named))
    return [article, verdicts, *_steps_recorded(case), *_flags_accepted(case)]


def _flags_accepted(case: Case) -> list[str]:
    """Return which flags people accepted, and of which source: what a verdict does not count."""
    accepted = case.claim.accepted
    return sorted({f"accepted {a.code} {_accepted_source(case, a)}".rstrip() for a in accepted})


def _accepted_source(case: Case, acceptance: Acceptance) -> str:
    return "" if acceptance.source is None else _oldest_source(case.context, acceptance.source)


def _steps_recorded(case: Case) -> Iterator[str]:
    """Yield what the rules take from the claims that a claim builds on, beside their verdicts."""
    if not case.claim.builds_on:
        return
    if has_validated_link(case):
        yield "the step to the outcome"
    yield from (f"the step to the {name}" for name in _TREATMENT if has_bridge(case, name))


_TREATMENT = ("what", "dose", "frequency", "duration")


def _article(case: Case, names_its_own: bool) -> str:
    said = {} if case.article is None else _fields(case.article)
    if names_its_own:
        said.pop("audience", None)
    return _sha256({**said, "field": case.field})


def _kept(context: Context, part: str, key: str, make: Callable[[], str | None]) -> str | None:
    """Return a digest that many claims share, worked out once."""
    kept = context.part_digests
    if (part, key) not in kept:
        kept[part, key] = make()
    return kept[part, key]


def _oldest_claim(case: Case, name: str) -> str:
    """Return the oldest name of a claim, so that renaming it changes no digest."""
    key = case.context.premises.resolve(name, case.article_id)
    if key is None:
        return name
    file = case.context.workspace.claims[key]
    return f"{file.article}/{(*file.claim.aliases, file.id)[0]}"


def _oldest_source(context: Context, key: str) -> str:
    source = context.library.source(key)
    if source is None:
        return key
    aliases = source.details.aliases
    return aliases[0] if aliases else source.key


_ByName = dict[str, str | None]
"""Digests by the oldest names of sources."""


def _behind(case: Case) -> tuple[_ByName, _ByName]:
    """Return the digest of each study, and that of each source, behind the lines."""
    context = case.context
    known = context.part_digests
    studies: _ByName = {}
    sources: _ByName = {}
    for entry in case.claim.evidence:
        key = entry.source
        if key is None:
            continue
        if ("study", key) not in known:
            known["study", key] = _study(context, key)
            known["source", key] = _source(context, key)
        name = _oldest_source(context, key)
        studies[name], sources[name] = known["study", key], known["source", key]
    return studies, sources


def _study(context: Context, key: str) -> str | None:
    study = context.library.study(key)
    if study is None:
        return None
    said = _fields(study)
    if "includes" in said:
        said["includes"] = sorted(_oldest_source(context, member) for member in study.includes)
    return _sha256(said)


def _source(context: Context, key: str) -> str | None:
    source = context.library.source(key)
    if source is None:
        return None
    details = _fields(source.details)
    if source.details.superseded_by is not None:
        details["superseded_by"] = _oldest_source(context, source.details.superseded_by)
    return _sha256([_work(source), details])


def _work(source: Source) -> list[Any]:
    """Return what identifies a work, however a reference manager spells it."""
    from claimgrade.library.names import short_names
    from claimgrade.library.references import reference

    made, fields = reference(source), source.fields
    people = [short_names(fields.get(role, "")) for role in ("author", "editor")]
    said = (made.title, made.container, made.year, made.details, made.doi, made.url)
    return [people, *(" ".join(text.split()) for text in said)]


def _json(value: Any) -> bytes:
    """Return JSON in UTF-8 without spaces, its keys in order."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


def _sha256(value: Any) -> str:
    return _sha256_of(_json(value))


def _sha256_of(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()
