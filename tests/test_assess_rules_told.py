"""How rules name what they found: sources by author and year, the gravest matter first."""

from typing import Any

from build import assessed, read, result
from claimgrade.assess.catalogue import CLAIM_RULES
from claimgrade.model.finding import Subject
from rule_checks import FLAG, check, line, study
from tables import for_each_row


def with_references(record: dict[str, Any]) -> dict[str, Any]:
    """Return an example with a reference of its own for every source that it names."""
    claims = [record["claim"], *record.get("claims", {}).values()]
    named = {one["source"] for claim in claims for one in claim.get("evidence", [])}
    named |= {*record.get("studies", {}), *record.get("sources", {})}
    entries = {
        key: {"author": f"Kubo{number}, K", "year": f"{2000 + number}"}
        for number, key in enumerate(sorted(named))
    }
    own = record.get("entries", {})
    return {**record, "entries": {key: {**entries[key], **own.get(key, {})} for key in entries}}


ON_CLAIMS = [code for code, rule in CLAIM_RULES.items() if rule.subject is Subject.CLAIM]
"""Rules on our own record name a source by its key, which is what has to be typed."""


@for_each_row("code", ON_CLAIMS)
def test_a_flag_names_a_source_as_a_reader_knows_it(code: str) -> None:
    record = with_references(read(CLAIM_RULES[code].example_fires))
    found = result(assessed(record), code)
    words = found.message.replace(",", " ").replace(";", " ").replace("'", " ").split()
    by_key = [key for key in record["entries"] if key in words and key not in PLAIN_WORDS]
    assert by_key == []


PLAIN_WORDS = {"trial", "review", "session", "study"}
"""Keys of examples that are words a sentence may hold."""


def stance(claimed: str, went: str) -> str:
    claim = {"direction": claimed, "evidence": [line()]}
    studies = {"s": study(result={"direction": went})}
    entries = {"s": {"author": "Kubo, K", "year": "2006"}}
    found = check("SI04", claim, studies=studies, entries=entries)
    assert found.outcome is FLAG
    return found.message


def test_a_stance_that_does_not_match_is_told_with_both_directions() -> None:
    assert stance("increase", "none") == (
        "the source Kubo 2006 is linked as support; "
        "the claim says 'increase' and the result 'no difference'"
    )
    assert "says 'no difference' and the result 'decrease'" in stance("none", "decrease")


def test_of_several_changed_sources_the_gravest_is_named_first() -> None:
    evidence = [line(key) for key in ("mended", "doubted", "gone", "mended")]
    sources = {
        "mended": {"retraction": {"status": "corrected"}},
        "doubted": {"retraction": {"status": "concern"}},
        "gone": {"retraction": {"status": "retracted"}},
    }
    found = check("SI06", {"evidence": [*evidence, {"relation": "supports"}]}, sources=sources)
    assert (found.severity, found.at) == ("blocker", "evidence.2.source")
    assert found.message == (
        "the source gone is retracted: its line is left out; "
        "the source doubted carries an expression of concern; "
        "the source mended has been corrected"
    )


def test_a_search_that_found_nothing_leaves_the_claim_without_a_source() -> None:
    searched = check("SI01", {"evidence": [], "searched_on": "2026-11-22"})
    assert (searched.outcome, searched.severity) == (FLAG, "blocker")
    assert "the search of 2026-11-22 found none" in searched.message
