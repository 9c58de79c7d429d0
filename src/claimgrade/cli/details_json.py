"""What is worked out for one claim as plain values for JSON; keys are only ever added."""

import dataclasses
from typing import Any

from claimgrade.cli.numbers_json import one_person_as_json, row_as_json
from claimgrade.cli.pool_json import pool_as_json
from claimgrade.model.agreement import Agreement, DomainRatings
from claimgrade.model.argument import Argument
from claimgrade.model.details import Details, MaySay
from claimgrade.model.footnote import Footnote
from claimgrade.model.independence import Independence
from claimgrade.model.mechanism import Chain, Link
from claimgrade.model.missing import Missing
from claimgrade.model.rating import Rating
from claimgrade.model.second_opinion import Heard, SecondOpinion
from claimgrade.model.signature import Signature
from claimgrade.model.suggestion import Suggestion


def details_as_json(details: Details) -> dict[str, Any]:
    """Return directness, suggestions, ratings, agreement, argument and the rest, by name.

    What does not apply is ``null`` or an empty list.
    """
    return {
        "wording_offered": _may_say(details.may_say),
        "second_opinion": _second_opinion(details.second_opinion),
        "withheld": [
            {
                "text": one.text,
                "by_reviewer": one.by_reviewer,
                "failed": list(one.failed),
                "reasons": list(one.reasons),
            }
            for one in details.withheld
        ],
        "directness": [
            {
                "dimension": row.dimension,
                "claimed": row.claimed,
                "default": row.default,
                "studied": list(row.studied),
                "match": row.match,
                "reason": row.reason,
            }
            for row in details.directness
        ],
        "suggestions": [_suggestion(one) for one in details.suggestions],
        "ratings": [_rating(one) for one in details.ratings],
        "agreement": _agreement(details.agreement),
        "independence": _independence(details.independence),
        "pool": pool_as_json(details.pool),
        "argument": _argument(details.argument),
        "chain": _chain(details.chain),
        "would_change": [
            {
                "step": one.step,
                "levels": one.levels,
                "fact": one.fact,
                "study": one.study,
                "suggested": one.suggested,
            }
            for one in details.would_change
        ],
        "signatures": [signature_as_json(one) for one in details.signatures],
        "numbers": [row_as_json(row) for row in details.numbers],
        "one_person": [one_person_as_json(one) for one in details.one_person],
    }


def footnote_as_json(note: Footnote) -> dict[str, Any]:
    """Return the reason for a level moved."""
    return {"letter": note.letter, "domain": note.domain, "levels": note.levels, "text": note.text}


def missing_as_json(missing: Missing) -> dict[str, Any]:
    """Return a field that something waits for."""
    return {"field": missing.field, "looked_up": missing.looked_up}


def signature_as_json(signature: Signature) -> dict[str, Any]:
    """Return one signature, and which parts have changed since."""
    return {
        "by": signature.by,
        "on": signature.on.isoformat() if signature.on else None,
        "due": signature.due.isoformat() if signature.due else None,
        "bound": signature.bound,
        "current": signature.current,
        "changed": list(signature.changed),
        "rules": signature.rules,
    }


def _may_say(said: MaySay | None) -> dict[str, Any] | None:
    if said is None:
        return None
    return {
        "text": said.text,
        "by_reviewer": said.by_reviewer,
        "within": said.within,
        "reason": said.reason,
        "checked": list(said.checked),
        "waiting": list(said.waiting),
    }


def _second_opinion(opinion: SecondOpinion) -> dict[str, Any]:
    return {
        "recorded": {
            "relation": opinion.relation,
            "hedge": opinion.hedge,
            "tier": opinion.tier,
        },
        "words": _heard(opinion.words),
        "heading": _heard(opinion.heading),
        "word_list": opinion.listened,
        "differs": opinion.differs,
        "heading_stronger": opinion.heading_stronger,
    }


def _heard(heard: Heard | None) -> dict[str, Any] | None:
    if heard is None:
        return None
    return {
        "relation": heard.relation,
        "hedge": heard.hedge,
        "tier": heard.tier,
        "cues": [
            {
                "words": cue.words,
                "taken_for": cue.taken_for,
                "counts": dataclasses.asdict(cue.counts) if cue.counts else None,
            }
            for cue in heard.cues
        ],
    }


def _suggestion(one: Suggestion) -> dict[str, Any]:
    judged = one.judged
    return {
        "domain": one.domain,
        "computed": one.computed,
        "concern": one.concern,
        "levels": one.levels,
        "reasons": list(one.reasons),
        "restraint": one.restraint,
        "judged_concern": judged.concern if judged else None,
        "judged_levels": judged.levels if judged else None,
        "milder": one.milder,
    }


def _rating(one: Rating) -> dict[str, Any]:
    return {
        "outcome": one.judgement.outcome,
        "by": one.judgement.by,
        "critical": one.judgement.critical,
        "start": one.start,
        "start_reason": one.start_reason,
        "levels": {domain.value: levels for domain, levels in one.levels.items()},
        "not_counted": {domain.value: reason for domain, reason in one.not_counted.items()},
        "computed": one.computed,
        "footnotes": [footnote_as_json(note) for note in one.footnotes],
        "waits_for": list(one.waits_for),
        "shown": one.shown,
    }


def _agreement(agreement: Agreement | None) -> list[dict[str, Any]]:
    return [_domain(one) for one in agreement.domains] if agreement else []


def _domain(one: DomainRatings) -> dict[str, Any]:
    return {
        "outcome": one.outcome,
        "domain": one.domain,
        "differs": one.differs,
        "ratings": [
            {"by": r.by, "concern": r.concern, "levels": r.levels, "reason": r.reason}
            for r in one.ratings
        ],
    }


def _independence(found: Independence | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "citations": found.citations,
        "data_sets": found.data_sets,
        "at_least": found.at_least,
        "people": found.people,
        "merged": list(found.merged),
        "missing": [missing_as_json(missing) for missing in found.missing],
    }


def _argument(argument: Argument) -> dict[str, Any]:
    return {
        "premises": [
            {
                "claim": premise.claim,
                "verdict": premise.verdict,
                "path": list(premise.path),
                "direct": premise.direct,
                "fails": premise.fails,
            }
            for premise in argument.premises
        ],
        "open": list(argument.open),
    }


def _chain(chain: Chain | None) -> dict[str, Any] | None:
    if chain is None:
        return None
    return {
        "grade": chain.grade,
        "holds": chain.holds,
        "weakest": chain.weakest.key or chain.weakest.name,
        "links": [_link(link) for link in chain.links],
    }


def _link(link: Link) -> dict[str, Any]:
    return {
        "claim": link.key or link.name,
        "verdict": link.verdict,
        "points": link.points,
        "certainty": link.certainty,
        "confirmations": link.confirmations,
        "elsewhere": link.elsewhere,
        "species": list(link.species),
        "disconfirmed": link.disconfirmed,
        "grade": link.grade,
        "reason": link.reason,
        "missing": [missing_as_json(missing) for missing in link.missing],
    }
