"""What is worked out for a claim only when it is shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from claimgrade.model.agreement import Agreement
from claimgrade.model.anticipated import Anticipated
from claimgrade.model.argument import Argument
from claimgrade.model.directness import DirectnessRow
from claimgrade.model.improvement import Improvement
from claimgrade.model.independence import Independence
from claimgrade.model.ledger import LedgerRow, OnePerson
from claimgrade.model.mechanism import Chain
from claimgrade.model.pooled import Pool
from claimgrade.model.rating import Rating
from claimgrade.model.second_opinion import SecondOpinion
from claimgrade.model.signature import Signature
from claimgrade.model.suggestion import Suggestion

NO_ARGUMENT = Argument()
NOTHING_ANTICIPATED = Anticipated()


@dataclass(frozen=True, slots=True)
class MaySay:
    """The sentence that may be said: the reviewer's own (checked) or the computed one.

    ``checked`` are the codes of the rules it was held to, ``waiting`` those among them that lack
    a field; ``reason`` says why the reviewer's own wording is not the one offered.
    """

    text: str
    by_reviewer: bool
    within: bool
    reason: str = ""
    checked: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Withheld:
    """A sentence that is not offered, with the codes of the rules it fails and the reasons."""

    text: str
    by_reviewer: bool
    failed: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Details:
    """The words for a claim, and what stands behind its certainty and its evidence.

    ``suggestions`` is empty where the evidence is not graded. ``ratings`` holds what every
    person's judgement of every outcome adds up to; ``agreement`` is ``None`` where nobody judged
    what another judged too. ``chain`` is ``None`` where the claim rests on evidence.
    ``would_change`` names the one or two steps that cost the grade most. ``outside`` are the
    places of lines of opinion and experience, which stand outside the ladder of certainty.
    ``pool`` is what the lines that test the claim add up to, ``None`` where none does.
    ``second_opinion`` is what cue words say of the wording, beside what was recorded of it.
    ``numbers`` leads each number of the claim to what was measured; ``one_person`` says what each
    result that carries the claim tells of one person. ``card_say`` is the sentence of the cue card,
    ``None`` where none is recorded or it does not hold. ``anticipated`` is the one effect that
    stands for the evidence, and what it amounts to, or why there is none. ``defaults`` are those in
    use, field by field, as they would be recorded.
    """

    plain_statement: str
    may_say: MaySay | None
    coach: str
    second_opinion: SecondOpinion
    withheld: tuple[Withheld, ...] = ()
    directness: tuple[DirectnessRow, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    ratings: tuple[Rating, ...] = ()
    agreement: Agreement | None = None
    independence: Independence | None = None
    argument: Argument = NO_ARGUMENT
    chain: Chain | None = None
    would_change: tuple[Improvement, ...] = ()
    signatures: tuple[Signature, ...] = ()
    outside: tuple[int, ...] = ()
    pool: Pool | None = None
    numbers: tuple[LedgerRow, ...] = ()
    one_person: tuple[OnePerson, ...] = ()
    card_say: MaySay | None = None
    anticipated: Anticipated = NOTHING_ANTICIPATED
    defaults: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
