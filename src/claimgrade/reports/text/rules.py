"""Name and definition of every rule and its sources, and the names of faults in our own record."""

from claimgrade.assess.catalogue import RULES
from claimgrade.assess.grading.lint_codes import LINT_CODES
from claimgrade.assess.signing.acceptance_findings import ACCEPTANCE_CODES
from claimgrade.assess.studies.codes import STUDY_CODES
from claimgrade.reports.text.quotation_marks import curled

_FAULTS = {**LINT_CODES, **ACCEPTANCE_CODES, **STUDY_CODES}

TEXT = {
    name: words
    for code, rule in RULES.items()
    for name, words in (
        (f"rule_name_{rule.name}", rule.name.replace("-", " ")),
        (f"rule_{code}_definition", curled(rule.definition)),
        (f"rule_{code}_literature", curled(rule.literature)),
    )
} | {f"rule_name_{fault.name}": fault.name.replace("-", " ") for fault in _FAULTS.values()}
