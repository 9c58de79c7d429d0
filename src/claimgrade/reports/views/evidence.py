"""The evidence of one claim, line by line, and how much of it there is."""

from collections.abc import Mapping
from typing import NamedTuple

from claimgrade.model.assessment import Assessment
from claimgrade.model.evidence import EvidenceLine, Locator, Verified
from claimgrade.model.fields import Unknown
from claimgrade.model.remembering import remembered
from claimgrade.model.study import Result, Study
from claimgrade.model.vocabulary import (
    Design,
    LineRelation,
    OutcomeClass,
    RetractionStatus,
    Species,
    Verification,
)
from claimgrade.reports.text import ENGLISH, TEXT, words_in_force
from claimgrade.reports.typography import figures_in_print
from claimgrade.reports.views.evidence_size import REVIEWS, TESTING, evidence_base
from claimgrade.reports.views.independence import IndependenceView, independence_view
from claimgrade.reports.views.numbers import result_words
from claimgrade.reports.views.parts import (
    Link,
    known,
    listed,
    recorded,
    sentence,
)
from claimgrade.reports.views.sources import ReferenceView
from claimgrade.reports.words import (
    CONTRASTS,
    DESIGNS,
    OUTCOME_CLASSES,
    RELATIONS,
    RETRACTIONS,
    SPECIES,
    VERIFICATIONS,
    Sign,
)

_NO_PEOPLE = (*REVIEWS, Design.GUIDELINE, Design.OPINION)


class EvidenceRow(NamedTuple):
    """One line of evidence: whose, how it bears, in whom, what was found and where it stands."""

    source: Link
    number: int
    relation: Sign
    study: str
    who: str
    n: str
    finding: str
    measured: str
    outcome: str
    note: str
    place: str
    warning: str
    outside: bool


class Evidence(NamedTuple):
    """All lines of one claim, with one sentence that says how much there is.

    ``independence`` is ``None`` where nothing that counts is cited.
    """

    rows: tuple[EvidenceRow, ...]
    base: str
    independence: IndependenceView | None

    @property
    def body(self) -> tuple[EvidenceRow, ...]:
        """The lines of the body of evidence, and the background to it."""
        return tuple(row for row in self.rows if not row.outside)

    @property
    def practice(self) -> tuple[EvidenceRow, ...]:
        """Opinion and experience, which stand outside the ladder of certainty."""
        return tuple(row for row in self.rows if row.outside)


def evidence_view(
    assessment: Assessment,
    studies: Mapping[str, Study],
    references: Mapping[str, ReferenceView],
) -> Evidence:
    """Return the evidence table of a claim."""
    lines, details = assessment.claim.evidence, assessment.details
    rows = tuple(
        _row(
            line,
            studies.get(line.source or ""),
            references.get(line.source or ""),
            assessment.lines_left_out.get(at, ""),
            at in details.outside,
        )
        for at, line in enumerate(lines)
    )
    apart = {*assessment.lines_left_out, *details.outside}
    kept = [line for at, line in enumerate(lines) if at not in apart]
    # Where nothing tests the claim, what is cited beside it is no body of evidence to be counted.
    tested = any(line.relation in TESTING for line in kept)
    counted = independence_view(details.independence if tested else None)
    return Evidence(rows, evidence_base(kept, studies), counted)


def _row(
    line: EvidenceLine,
    study: Study | None,
    cited: ReferenceView | None,
    left_out: str,
    outside: bool,
) -> EvidenceRow:
    result = find_result(line, study)
    return EvidenceRow(
        source=Link(cited.short, f"#{cited.anchor}") if cited else Link(recorded(line.source)),
        number=cited.number if cited else 0,
        relation=bearing(line.relation),
        study=design_words(study),
        who=figures_in_print(who_words(study)),
        n=people_words(study),
        finding=figures_in_print(sentence(line.finding or TEXT["no_finding"])),
        measured=result_words(result) if result else "",
        outcome=_outcome(result),
        note=figures_in_print(sentence(result.note or "")) if result else "",
        place=_place(
            line.locator or (result.locator if result else None),
            verified_by(line, study),
        ),
        warning=_warning(cited, left_out),
        outside=outside,
    )


def find_result(line: EvidenceLine, study: Study | None) -> Result | None:
    """Return the study's result that a line names, or ``None``."""
    if study is None or line.result is None or isinstance(line.result, Unknown):
        return None
    return next((result for result in study.results if result.id == line.result), None)


def verified_by(line: EvidenceLine, study: Study | None) -> Verified | None:
    """Return who read a line, and how: what the line says, else what its result says."""
    result = find_result(line, study)
    return line.verified or (result.verified if result else None)


def design_words(study: Study | None) -> str:
    """Return how a study was made, or that this is not recorded."""
    if study is None:
        return TEXT["no_study"]
    if study.design is None or isinstance(study.design, Unknown):
        return TEXT["no_design"].format(state=recorded(study.design))
    return DESIGNS[study.design]


def who_words(study: Study | None) -> str:
    """Return who was studied, else which species."""
    if study is None or study.population is None:
        return ""
    population = study.population
    return known(population.who) or species_word(population.species)


def species_word(species: Species | Unknown | None) -> str:
    """Return the word for a species, or nothing where it is not known."""
    return SPECIES[species] if isinstance(species, Species) else ""


def people_words(study: Study | None) -> str:
    """Return how many were analysed; nothing where it need not be known."""
    if study is None:
        return ""
    if isinstance(study.n, int):
        return figures_in_print(TEXT["n_is"].format(number=study.n))
    if study.n is None and study.design in _NO_PEOPLE:
        return ""
    return TEXT["n_state"].format(state=recorded(study.n))


@remembered(words_in_force)
def _outcome(result: Result | None) -> str:
    if result is None:
        return ""
    outcome_class, contrast = result.outcome_class, result.contrast
    kinds = listed(
        [
            OUTCOME_CLASSES[outcome_class] if isinstance(outcome_class, OutcomeClass) else "",
            CONTRASTS[contrast] if contrast and not isinstance(contrast, Unknown) else "",
            known(result.time),
            known(result.comparison),
        ],
        "; ",
    )
    name = known(result.outcome)
    return f"{name} ({kinds})" if name and kinds else name or kinds


def bearing(relation: LineRelation | None) -> Sign:
    """Return the sign of how a line bears on its claim."""
    return RELATIONS[relation] if relation else Sign(TEXT["bearing_none"], "?", "open")


def _place(locator: Locator | None, verified: Verified | None) -> str:
    """Return where a finding stands and who read it there; an abstract is named once."""
    where, read = locator_words(locator), _verified(verified)
    in_abstract = verified is not None and verified.how is Verification.ABSTRACT and verified.found
    return read if in_abstract and is_abstract(where) else f"{where}; {read}"


def is_abstract(where: str) -> bool:
    """Return whether a place is the abstract, in English or in the language of the report."""
    return where in (ENGLISH["abstract"], TEXT["abstract"])


def locator_words(locator: Locator | None) -> str:
    """Return where a thing stands, such as ``abstract`` or ``page 4, table 2``."""
    if locator is None:
        return TEXT["no_locator"]
    said = listed(
        [
            locator.section or "",
            TEXT["place_page"].format(page=locator.page) if locator.page else "",
            TEXT["place_table"].format(table=locator.table) if locator.table else "",
            TEXT["place_figure"].format(figure=locator.figure) if locator.figure else "",
            TEXT["place_quote"].format(quote=locator.quote) if locator.quote else "",
        ]
    )
    return said or TEXT["no_locator"]


def _verified(verified: Verified | None) -> str:
    how = reading(verified)
    if verified is None:
        return how
    if not verified.found:
        return listed([how, verified.note or ""], ": ")
    by = TEXT["read_by"].format(name=verified.by) if verified.by else ""
    said = listed([listed([how, by], " "), str(verified.on or "")])
    return listed([said, verified.note or ""], "; ")


def reading(verified: Verified | None) -> str:
    """Return how a finding was read: ``read in the abstract``, ``not verified yet``."""
    if verified is None:
        return TEXT["not_verified"]
    if not verified.found:
        return TEXT["not_found"]
    return VERIFICATIONS[verified.how] if verified.how else TEXT["verified"]


def _warning(cited: ReferenceView | None, left_out: str) -> str:
    if left_out:
        return TEXT["left_out"].format(reason=left_out)
    serious = (RetractionStatus.RETRACTED, RetractionStatus.CONCERN, RetractionStatus.CORRECTED)
    if cited and cited.retraction in [RETRACTIONS[status] for status in serious]:
        return TEXT["work_standing"].format(standing=cited.retraction.word)
    return ""
