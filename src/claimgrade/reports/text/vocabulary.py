"""The words that reports show for the words of the record, by kind and word."""

TEXT = {
    # verdicts
    "verdict_supported": "Supported as worded",
    "verdict_understated": "Weaker than the evidence",
    "verdict_needs-caveat": "Supported with a caveat",
    "verdict_overstated": "Overstated",
    "verdict_misleading": "Misleading",
    "verdict_contradicted": "Contradicted",
    "verdict_mixed": "Evidence conflicts",
    "verdict_unsupported": "No support found",
    "verdict_not-checkable": "Cannot be checked",
    "verdict_unresolved": "Not checked yet",
    # counted as
    "counted_as_supported": "supported as worded",
    "counted_as_understated": "weaker than the evidence",
    "counted_as_needs-caveat": "supported with a caveat",
    "counted_as_overstated": "overstated",
    "counted_as_misleading": "misleading",
    "counted_as_contradicted": "contradicted",
    "counted_as_mixed": "with conflicting evidence",
    "counted_as_unsupported": "without support",
    "counted_as_not-checkable": "that cannot be checked",
    "counted_as_unresolved": "not checked yet",
    # verdict meaning
    "verdict_meaning_supported": (
        "The evidence points the way the claim does, and the claim is worded no more strongly "
        "than the evidence allows."
    ),
    "verdict_meaning_understated": "The evidence allows a stronger wording than the one used.",
    "verdict_meaning_needs-caveat": (
        "It holds, with something to add, one step less confidence, or both."
    ),
    "verdict_meaning_overstated": (
        "The evidence points this way, but the claim says clearly more than it can bear."
    ),
    "verdict_meaning_misleading": (
        "Part of the evidence points this way, but the sentence leaves a false impression."
    ),
    "verdict_meaning_contradicted": "Evidence of high or moderate certainty points the other way.",
    "verdict_meaning_mixed": "Studies point both ways and nothing known explains why.",
    "verdict_meaning_unsupported": (
        "A dated search found nothing that bears it out, or what there is points the other way "
        "with low certainty."
    ),
    "verdict_meaning_not-checkable": (
        "An opinion, a definition or a word without a measurable meaning."
    ),
    "verdict_meaning_unresolved": "The record is not complete enough for a verdict.",
    # certainty meaning
    "certainty_meaning_high": "The true effect is very probably near the estimate.",
    "certainty_meaning_moderate": (
        "Probably near the estimate, but a clearly different effect is possible."
    ),
    "certainty_meaning_low": "The true effect could well be clearly different.",
    "certainty_meaning_very-low": "Probably clearly different; we cannot tell.",
    "certainty_meaning_no-evidence": (
        "No study was found that tests the claim; this is no rating at all."
    ),
    # severities
    "severity_blocker": "blocker",
    "severity_major": "major",
    "severity_minor": "minor",
    "severity_info": "for information",
    # severity meaning
    "severity_meaning_blocker": "not to be taught or published as worded",
    "severity_meaning_major": "clearly more than the evidence bears",
    "severity_meaning_minor": "a little more than the evidence bears, or something to add",
    "severity_meaning_info": "worth knowing; never counts in a verdict",
    # strongest
    "strongest_high": "raises, does, is",
    "strongest_moderate": "probably raises; can raise",
    "strongest_low": "may raise",
    "strongest_very-low": "we cannot tell whether it raises",
    "strongest_no-evidence": "nobody has tested whether it raises",
    # relations
    "bearing_supports": "supports",
    "bearing_qualifies": "qualifies",
    "bearing_disputes": "disputes",
    "bearing_background": "background",
    # relation meaning
    "bearing_meaning_supports": "tests the claim and agrees with it, number included",
    "bearing_meaning_qualifies": (
        "tests it and agrees in part: in some people, doses or times only, or with another size"
    ),
    "bearing_meaning_disputes": (
        "tests it and goes the other way, or excludes a difference that matters"
    ),
    "bearing_meaning_background": "does not test it, but helps to understand it",
    # retractions
    "retraction_none-found": "no retraction found",
    "retraction_corrected": "corrected",
    "retraction_concern": "expression of concern",
    "retraction_retracted": "retracted",
    "retraction_unchecked": "retraction unchecked",
    # points
    "points_for": "for the claim",
    "points_against": "against the claim",
    "points_both": "both ways",
    "points_nowhere": "neither way",
    # asserted
    "asserted_description": "a description: how something is",
    "asserted_association": "an association: two things go together",
    "asserted_effect": "an effect: one thing brings about another",
    # hedges
    "hedge_proof": "as proven",
    "hedge_plain": "plain statement",
    "hedge_probably": "probably",
    "hedge_can": "can",
    "hedge_may": "may",
    "hedge_uncertain": "very uncertain",
    "hedge_untested": "untested",
    # advice
    "advice_none": "no advice",
    "advice_implied": "only implied",
    "advice_stated": "in general terms",
    "advice_addressed": "told to the reader",
    # kinds
    "kind_causal": "cause and effect",
    "kind_comparative": "comparison",
    "kind_quantity": "quantity",
    "kind_mechanism": "mechanism",
    "kind_recommendation": "recommendation",
    "kind_prevalence": "how common",
    "kind_safety": "safety",
    "kind_no-effect": "no effect",
    "kind_observation": "observation",
    "kind_literature": "what studies say",
    "kind_report": "report of one study",
    "kind_definition": "definition",
    # designs
    "design_meta-analysis": "meta-analysis",
    "design_systematic-review": "systematic review",
    "design_narrative-review": "narrative review",
    "design_guideline": "guideline",
    "design_randomised-trial": "randomised trial",
    "design_randomised-crossover": "randomised crossover",
    "design_controlled-experiment": "controlled experiment",
    "design_non-randomised-trial": "non-randomised trial",
    "design_before-after": "before–after study, one group",
    "design_cohort": "cohort study",
    "design_case-control": "case-control study",
    "design_cross-sectional": "cross-sectional study",
    "design_survey": "survey",
    "design_measurement": "measurement study",
    "design_case-series": "case series",
    "design_case-report": "case report",
    "design_animal-experiment": "animal experiment",
    "design_in-vitro": "laboratory study of cells",
    "design_practice-evidence": "practice evidence",
    "design_opinion": "opinion",
    # outcome classes
    "outcome_class_final": "final outcome",
    "outcome_class_surrogate": "surrogate",
    "outcome_class_acute-marker": "acute marker",
    "outcome_class_mechanism": "mechanism",
    # contrasts
    "contrast_conditions": "conditions compared",
    "contrast_change": "before and after, one group",
    "contrast_correlation": "correlation",
    "contrast_none": "no comparison",
    # domains
    "domain_risk-of-bias": "Risk of bias",
    "domain_inconsistency": "Inconsistency",
    "domain_indirectness": "Indirectness",
    "domain_imprecision": "Imprecision",
    "domain_publication-bias": "Publication bias",
    "domain_large-effect": "Large effect",
    "domain_dose-response": "Dose–response",
    "domain_opposing-confounding": "Opposing confounding",
    # hides
    "hides_context": "context",
    "hides_harm": "a harm",
    "hides_decision": "something that would change the decision",
    # verifications
    "verification_full text": "read in the full text",
    "verification_tables": "read in its tables",
    "verification_abstract": "read in the abstract",
    "verification_record": "read in an index record",
    # records
    "record_unchecked": "reference not checked at the source",
    # roles
    "role_max": "up to",
    "role_min": "at least",
    # scales
    "scale_absolute": "absolute",
    "scale_relative": "relative",
    "scale_percentage-points": "percentage points",
    # statistics
    "statistic_mean": "mean",
    "statistic_median": "median",
    "statistic_mean-difference": "mean difference",
    "statistic_standardised-mean-difference": "standardised mean difference",
    "statistic_within-group-effect-size": "effect size within one group",
    "statistic_fold-of-baseline": "times the resting or starting value",
    "statistic_ratio": "ratio",
    "statistic_percent-change": "percent change",
    "statistic_percent-difference": "percent difference",
    "statistic_proportion": "proportion",
    "statistic_count": "count",
    "statistic_risk-ratio": "risk ratio",
    "statistic_odds-ratio": "odds ratio",
    "statistic_hazard-ratio": "hazard ratio",
    "statistic_risk-difference": "risk difference",
    "statistic_correlation": "correlation",
    "statistic_coefficient-of-variation": "coefficient of variation",
    "statistic_area-under-curve": "area under curve",
    "statistic_setting": "setting",
    # agreements
    "agreement_agrees": "Agrees",
    "agreement_differs": "Differs",
    "agreement_extreme of its range": "Extreme of its range",
    "agreement_wrong statistic": "Wrong statistic",
    "agreement_not found": "Not found",
    "agreement_open": "Open",
    # concerns
    "concern_not-applicable": "Not applicable",
    "concern_not-assessable": "Cannot be assessed",
    "concern_none": "No concern",
    "concern_some": "Some concern",
    "concern_serious": "Serious concern",
    "concern_very-serious": "Very serious concern",
    "concern_extremely-serious": "Extremely serious concern",
    "concern_present": "Present",
    # matches
    "match_exact": "exact",
    "match_high": "high",
    "match_moderate": "moderate",
    "match_low": "low",
    "match_unknown": "unknown",
    # match meaning
    "match_meaning_exact": "what the claim names is what was studied",
    "match_meaning_high": "it was studied among others, or for the most part",
    "match_meaning_moderate": "a neighbour of it was studied",
    "match_meaning_low": "something else was studied; such a gap counts under indirectness",
    "match_meaning_unknown": "one side is not recorded, or only a reader can compare the words",
    # dimensions
    "dimension_species": "Species",
    "dimension_sex": "Sex",
    "dimension_age": "Age",
    "dimension_training": "Training",
    "dimension_health": "Health",
    "dimension_intervention": "What is done",
    "dimension_dose": "Dose",
    "dimension_comparator": "Compared with",
    "dimension_outcome": "Outcome",
    "dimension_outcome class": "Kind of outcome",
    "dimension_horizon": "When",
    # labels of sentences
    "label_no link": "no link",
    "label_correlation": "correlation",
    "label_conditional cause": "conditional cause",
    "label_direct cause": "direct cause",
    # horizons
    "horizon_session": "within a session",
    "horizon_training": "over weeks of training",
    # causes
    "cause_start": "Starting level",
    "cause_no evidence": "No evidence yet",
    # parts
    "part_claim": "the claim",
    "part_evidence": "its lines of evidence",
    "part_studies": "the studies behind them",
    "part_sources": "the sources behind them",
    "part_rules": "the rules",
    # anchors
    "anchor_anchored": "Anchored",
    "anchor_moved": "Moved",
    "anchor_changed": "Changed",
    "anchor_ambiguous": "Ambiguous",
    "anchor_orphaned": "Orphaned",
    # anchor meaning
    "anchor_meaning_anchored": "The words reviewed stand here as they were recorded.",
    "anchor_meaning_moved": "The words reviewed stand here, elsewhere than they were recorded.",
    "anchor_meaning_changed": (
        "Similar words stand here. The verdict is on the words reviewed, and not on these."
    ),
    "anchor_meaning_ambiguous": (
        "The words stand in several places, and nothing recorded says which is meant."
    ),
    "anchor_meaning_orphaned": "The words reviewed are not in this text.",
}
