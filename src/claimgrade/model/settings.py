"""The settings of a workspace: ``claimgrade.toml``."""

from decimal import Decimal
from typing import Annotated, Any

from claimgrade.model.estimators import Adjustment, Estimator
from claimgrade.model.fields import Day, Number, ReadBy, Text, Unfit, WholeNumber, YesNo
from claimgrade.model.hygiene import Hygiene
from claimgrade.model.lookup import Lookup
from claimgrade.model.record import Record, described, record
from claimgrade.model.saying import sayable
from claimgrade.model.theme import ReportSettings, Theme


@record
class Threshold(Record):
    """A convention the rules use, with the reason for its value."""

    value: Number
    rationale: Text


@record
class Thresholds(Record):
    """The conventions of docs/method.md; conventions, not laws."""

    information_size: Threshold = Threshold(
        value=Decimal(400),
        rationale=sayable("rough optimal information size for means (GRADE 6, JCE 2011)"),
    )
    about_tolerance: Threshold = Threshold(
        value=Decimal("0.10"),
        rationale=sayable("a figure given as 'about' may differ by a tenth; a convention"),
    )
    horizon_factor: Threshold = Threshold(
        value=Decimal(2), rationale=sayable("years cannot be read from weeks; a convention")
    )
    size_factor: Threshold = Threshold(
        value=Decimal(2),
        rationale=sayable(
            "a 'dramatic' effect is at least twice the smallest that matters; a convention"
        ),
    )
    search_age: Threshold = Threshold(
        value=Decimal(5),
        rationale=sayable(
            "years after which a review's search counts as old; half of all reviews had "
            "changed after five and a half (Shojania 2007)"
        ),
    )
    search_age_fast: Threshold = Threshold(
        value=Decimal(2),
        rationale=sayable(
            "the same in a field in which reviews grow old fast; 23% of reviews had changed "
            "within two years (Shojania 2007)"
        ),
    )
    stored_text: Threshold = Threshold(
        value=Decimal(400),
        rationale=sayable("words below which a stored text may be a part; a convention"),
    )
    independent_studies: Threshold = Threshold(
        value=Decimal(3),
        rationale=sayable("'studies show' needs three independent ones; a convention"),
    )


@record
class EstimatorChoice(Record):
    """How the variance between studies is estimated, with the reason."""

    value: Estimator
    rationale: Text


@record
class AdjustmentChoice(Record):
    """How the uncertainty of a pooled effect is computed, with the reason."""

    value: Adjustment
    rationale: Text


@record
class Statistics(Record):
    """The methods for results put together; they lead to suggestions and decide nothing."""

    estimator: EstimatorChoice = EstimatorChoice(
        value=Estimator.RESTRICTED_MAXIMUM_LIKELIHOOD,
        rationale=sayable("the usual recommendation (Veroniki, Res Synth Methods 2016;7:55)"),
    )
    adjustment: AdjustmentChoice = AdjustmentChoice(
        value=Adjustment.HARTUNG_KNAPP,
        rationale=sayable(
            "holds its error rate with few studies (IntHout, BMC Med Res Meth 2014;14:25)"
        ),
    )
    i_squared: Threshold = Threshold(
        value=Decimal(50),
        rationale=sayable(
            "percent above which studies differ much (GRADE 7, JCE 2011); a convention"
        ),
    )
    events: Threshold = Threshold(
        value=Decimal(300),
        rationale=sayable(
            "rough optimal information size for people with an event (GRADE 6, JCE 2011)"
        ),
    )


@record
class Publisher(Record):
    """Who publishes the review and answers for it."""

    name: Text = described(description="person or organisation that publishes the review")
    url: Text | None = described(default=None, description="its address")
    contact: Text | None = described(default=None, description="where corrections are to be sent")
    site: Text | None = described(
        default=None, description="the address at which the folder of reports stands on the web"
    )
    political: YesNo | None = described(
        default=None,
        description="whether it is a party, a campaign or a person who holds or seeks office",
    )


def _read_style(value: Any) -> Any:
    if isinstance(value, str) and value.strip() not in BUNDLED_STYLES:
        path = value.strip()
        parts = path.replace("\\", "/").split("/")
        if not path.endswith(".csl") or path.startswith(("/", "~")) or ":" in path or ".." in parts:
            raise Unfit(
                "style",
                "expected 'plain', 'apa', 'vancouver' or the path of a .csl file in the workspace",
            )
    return value


PLAIN_STYLE = "plain"
"""The numbered list that claimgrade prints of itself, in the manner of Vancouver."""

BUNDLED_STYLES = (PLAIN_STYLE, "apa", "vancouver")
"""The styles of references that need no file."""

CitationStyle = Annotated[str, ReadBy(_read_style, str)]
"""A style by name, or the path of a ``.csl`` file below the folder of the workspace."""


# What has only defaults is not validated: that would build a schema of its own for each of these.
_PLAIN_REPORTS = ReportSettings()
_PLAIN_THEME = Theme()


@record
class Settings(Record):
    """What ``claimgrade.toml`` may say."""

    format: WholeNumber = described(description="version of the workspace's format")
    title: Text | None = described(default=None, description="title of the review")
    as_of: Day | None = described(
        default=None, description="the day as of which reports are computed"
    )
    field: Text | None = described(default=None, description="subject field of the articles")
    fast_fields: tuple[Text, ...] = described(
        default=(), description="subject fields in which reviews grow old fast"
    )
    low_consequence: YesNo = described(
        default=False, description="true where acting on the article could do no harm worth naming"
    )
    synonyms: tuple[tuple[Text, ...], ...] = described(
        default=(), description="groups of names of the same outcome"
    )
    publisher: Publisher | None = described(default=None, description="who publishes the review")
    style: CitationStyle = described(
        default=PLAIN_STYLE,
        description="how references are printed: plain, apa, vancouver or the path of a .csl file "
        "in the workspace",
    )
    reports: ReportSettings = described(
        default_factory=ReportSettings,
        description="templates and words of the reports",
    )
    theme: Theme = described(
        default_factory=Theme, description="colours, fonts and logo of the reports"
    )
    hygiene: Hygiene = described(
        default_factory=Hygiene,
        description="checks of the bibliography that are switched off",
    )
    lookup: Lookup = described(
        default_factory=Lookup,
        description="how references are looked up at public services",
    )
    thresholds: Thresholds = described(default_factory=Thresholds, description="conventions in use")
    statistics: Statistics = described(
        default_factory=Statistics, description="methods for results put together"
    )

    @property
    def has_house_style(self) -> bool:
        """True where the reports are to look, or to say things, in a way of their own."""
        return self.reports != _PLAIN_REPORTS or self.theme != _PLAIN_THEME

    @property
    def house_files(self) -> tuple[str, ...]:
        """Paths of the files that the reports are made with; a folder stands for all in it."""
        reports, theme = self.reports, self.theme
        named = (reports.templates, reports.messages, reports.reference_docx, theme.logo)
        return (*(path for path in named if path), *(font.file for font in theme.fonts))
