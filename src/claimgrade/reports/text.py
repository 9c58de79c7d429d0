"""The fixed sentences and headings of reports, by name; a translation replaces this module.

Templates read them as ``text.name``. Sentences with gaps are filled by ``str.format`` in the
views, never in a template.
"""

from collections.abc import Mapping
from types import MappingProxyType

TEXT: Mapping[str, str] = MappingProxyType(
    {
        # the page
        "review_of": "Review of an article",
        "reviews": "Reviews",
        "skip": "Skip to the claims",
        "contents": "Contents",
        "back_to_claims": "Back to the list",
        "next_claim": "Next claim",
        "all_reviews": "All reviews",
        "no_reviews": "No article has been reviewed yet.",
        "made_with": (
            "Rendered by claimgrade {version} from plain-text records. Nothing on this page is"
            " fetched from elsewhere."
        ),
        # title block
        "author": "Author",
        "publisher": "Published by",
        "published": "Date",
        "address": "Address",
        "as_of": "Review as of",
        "reviewed_by": "Review published by",
        "judged_by": "Evidence judged by",
        "contact": "Corrections to",
        "claims_reviewed": "Claims reviewed",
        # summary
        "summary": "Summary",
        "verdicts": "Verdicts on {claims}",
        "verdict": "Verdict",
        "number": "Claims",
        "checks": "The checks behind the verdicts",
        "checks_lead": (
            "{rules} run on {claims}, and {article_rules} on the article as a whole, make {total} "
            "checks. An open check is never read as a pass."
        ),
        "passed": "passed",
        "flagged": "flagged, and counted in the verdict or listed with it",
        "accepted": "flagged, and accepted by the reviewer with a reason",
        "once": "flagged, but already counted in the certainty",
        "unresolved_absent": "open: a field is not recorded yet",
        "unresolved_unknown": "open: looked up, and not reported by the source",
        "not_applicable": "not applicable",
        "total": "checks in all",
        "result": "Result",
        "count": "Checks",
        "provisional_one": "1 verdict is provisional: an open check could worsen it.",
        "provisional_many": "{number} verdicts are provisional: an open check could worsen them.",
        "no_claims": "No claim is recorded yet.",
        # the article as a whole
        "article": "The article as a whole",
        "article_lead": (
            "What is said here is about the article, not about one of its claims, and is no part "
            "of their verdicts."
        ),
        "article_clear": "No check of the article as a whole raised a flag.",
        "harm": "Harm the article does not name",
        "harm_reported": "Harms are reported in {studies}.",
        "harm_unknown": "Nobody has looked whether the studies report any.",
        # the argument
        "argument_map": "The argument",
        "argument_lead": (
            "Claims that others rest on, those that carry most first. If one of them falls, what "
            "rests on it has to stand on evidence of its own."
        ),
        "carried": "Rest on it",
        "named_by": "Named by",
        "carries_through": "{claims}, {others} of them through others",
        "failing_lead": (
            "Of these, some are contradicted or without support. Beside each stand the claims "
            "that rest on it before any other such one; the numbers lead from the claim to it."
        ),
        "ways": "What rests on it",
        # agreement
        "agreement": "Agreement between reviewers",
        "agreement_sentence": (
            "Two or more people judged the same {domains} of {claims}. They differ in {differ}."
        ),
        "agreement_claims": "Judged differently in claims",
        "agreement_lead": (
            "Weighted kappa compares the levels taken off, two levels apart counting twice as much "
            "as one: 1 is full agreement, 0 what chance alone would give. On few outcomes it says "
            "little."
        ),
        "people": "Reviewers",
        "domain": "Domain",
        "kappa": "Weighted kappa",
        "outcomes": "Outcomes",
        # our own record
        "record": "About this record",
        "record_lead": (
            "Things to be mended in our own record of this article. They are no claims about the "
            "article, and no verdict reads them."
        ),
        "record_clear": "Nothing is to be mended in our own record of this article.",
        "record_of": "Where",
        "record_found": "What is to be mended",
        # index
        "index": "Claims at a glance",
        "index_lead": (
            "Each claim in plain words, with the sentence that may be said in its place. The "
            "number leads to its card; numbers follow the order of the article."
        ),
        "claim": "Claim",
        "claims": "Claim by claim",
        "claims_lead": "In the order of the article.",
        "may_say": "What may be said",
        "no_may_say": "No sentence can be offered yet.",
        # card
        "quoted": "The article says",
        "no_quote": "The words reviewed are not recorded.",
        "no_statement": "Statement not recorded",
        "own_verdict": "The reviewer’s own verdict",
        "computed_verdict": "Computed verdict",
        "provisional": "Provisional",
        "certainty": "Certainty",
        "for_coach": "For a coach",
        "why": "Why this verdict",
        "no_flags": "No check raised a flag.",
        "flags": "What the checks say",
        "help": "To mend it:",
        "how_sure": "How sure the evidence makes us",
        "footnotes": "Reasons, by domain",
        "direction": "The evidence points",
        "wording": "How it is worded, and how it may be",
        "axis": "What",
        "declared": "The article says",
        "allowed": "The evidence allows",
        "evidence": "Evidence",
        "no_evidence": "No line of evidence is recorded.",
        "no_finding": "No finding recorded.",
        "no_design": "design {state}",
        "abstract": "abstract",
        "no_study": "no study record",
        "no_locator": "place not recorded",
        "not_verified": "not verified yet",
        "verified": "verified",
        "not_found": "looked for and not found there",
        "left_out": "Left out of the body of evidence: {reason}",
        "source": "Source",
        "bearing": "Bearing",
        "design": "Study",
        "finding": "Finding",
        "where": "Where, and how verified",
        "numbers": "The numbers: the claim and the studies",
        "claimed_number": "The claim",
        "measured": "Measured",
        "omits": "What the article leaves out",
        "argument": "Place in the argument",
        "builds_on": "Rests on",
        "carries": "Carries",
        "open_checks": "Open checks",
        "open_lead": "These checks could not be run. None of them is read as a pass.",
        "check": "Check",
        "absent": "Not recorded yet",
        "looked_up": "Looked up, not reported",
        "defaults": "Defaults used",
        "defaults_lead": "Taken because the record says nothing else; not entered by a person.",
        "trace_elsewhere": "Every step that led to a verdict is in the HTML report.",
        "trace": "Every step",
        "signed": "reviewed",
        "signed_by": "reviewed by {name}",
        "shown_by": "Shown by",
        "due": "to be looked at again on {day}",
        "start": "Starts at {level}: {reason}",
        "own_certainty": "The reviewer’s certainty: {level}.",
        "computed_certainty": "Sum of the domains: {level}.",
        "computed_waits": "No sum is computed; not recorded: {fields}.",
        "computed_none": "No sum is computed.",
        "axis_hedge": "How sure it sounds",
        "axis_relation": "What it links",
        "axis_advice": "What it tells people to do",
        "advice_any": "any advice",
        "not_graded": "not graded",
        "as_worded": "as worded",
        "relation_unknown": "not known: the designs are not fully recorded",
        "relation_untested": "nothing: no study tests it",
        "in_its_place": "for a sentence in its place: {allowed}",
        "worded_as": "Worded as {said}",
        "worded_with": "Worded with {said}",
        "allows": "; the evidence allows {said}: {gap}.",
        "gap": "{steps} too sure",
        "within": "within it",
        "relation_gap": "But it claims a stronger link than the evidence can show.",
        "relation_gap_too": "It also claims a stronger link than the evidence can show.",
        "not_compared_report": (
            "A report of one study is held against that study, so the evidence at large sets no "
            "limit on its wording."
        ),
        "not_compared_ungraded": (
            "The evidence is not graded, so no limit on the wording can be given."
        ),
        "not_compared_against": (
            "The evidence points against it, so no wording of this claim is within the evidence. "
            "What follows holds for a sentence put in its place."
        ),
        "not_compared_both": (
            "The evidence points both ways, so no wording of this claim is within the evidence. "
            "What follows holds for a sentence put in its place."
        ),
        "not_compared_nowhere": (
            "No study tests it, so no wording of this claim is within the evidence. "
            "What follows holds for a sentence put in its place."
        ),
        "not_compared_unsettled": (
            "Which way the evidence points is not settled, so the wording is not compared with it."
        ),
        "worst": "At worst: {verdict}.",
        "flag_accepted": "accepted: {reason}",
        "flag_on_record": "It is about our own record, and no part of the verdict.",
        "flag_once": "Not counted a second time in the verdict.",
        "by_template": "A sentence made by pattern.",
        "held_beyond": "It is NOT within the ceilings.",
        "hides": "It hides {what}.",
        "omits_none": "Nothing that would change what a reader thinks or does.",
        "omits_unknown": "Looked for; it could not be settled what is left out.",
        "not_judged": "not judged",
        "not_said": "not said",
        "waits": "waits for {fields}",
        "waits_judgements": "a judgement of each domain",
        "waits_judgements.start": "the starting level",
        "waits_judgements.critical": "an outcome marked critical",
        # certainty: own beside computed, several people, several outcomes
        "own_level": "The reviewer’s certainty",
        "summed_level": "Sum of the domains",
        "sum_of": "The sum is that of {whose}.",
        "not_counted": "{domain} is not counted: {reason}",
        "ratings_all": "All ratings, side by side",
        "rated_outcome": "Outcome",
        "rated_by": "Judged by",
        "rated_start": "Starts at",
        "rated_moved": "Moved by",
        "rated_sum": "Sum",
        "nothing_moved": "no level taken or added",
        "shared_level": "(shared)",
        "sum_used": "This sum stands beside the reviewer’s certainty.",
        "not_critical": "not critical",
        "claims_outcome": "the claim’s outcome",
        "agreement_differ": "The reviewers differ in {differ} of {domains} judged by two or more",
        "agreement_agree": "The reviewers agree in all of {domains} that they judged",
        "agreement_apart": "Several people judged it, and no domain twice",
        "agreed": "Agreement",
        "people_said": "Judgements",
        # suggestions beside the judgement
        "suggestions_summary": "Domain by domain: what the records suggest, and what was judged",
        "suggested": "The records suggest",
        "judged": "The reviewer judged",
        "milder": (
            "The reviewer is milder than the records suggest on {domains}. The two stand side by "
            "side; the reviewer’s is the one used."
        ),
        "milder_mark": "milder than suggested",
        "shared_with": "level shared with {domain}",
        "no_level": "no level",
        # directness
        "directness_summary": "How directly it was studied: {aspects}, {matches}",
        "aspect": "Aspect",
        "claimed": "Claimed",
        "studied": "Studied",
        "match": "Match",
        "why_match": "Why",
        "by_default": "taken by default",
        # independence
        "counted_together": "What was counted together",
        "taken_apart": "Taken as data of their own, as it is not recorded: {fields}.",
        "practice": "Outside the ladder: opinion and experience from practice",
        "practice_lead": (
            "It stands beside the evidence and neither raises nor lowers the certainty."
        ),
        # what would change the grade
        "would_change": "What would change this grade",
        "costs": "costs {levels}",
        "as_suggested": "as the records suggest; nobody judged it",
        "would_lift": "It would take:",
        # argument
        "premises_fail_one": "One claim that it rests on is contradicted or without support.",
        "premises_fail_many": (
            "{number} claims that it rests on are contradicted or without support."
        ),
        "behind": "Further back, by way of those: {claims}",
        "by_way_of": "by way of",
        "claim_number": "claim {number}",
        "premises_open": "No verdict yet on:",
        "chain": "The chain of reasoning, link by link",
        "chain_grade": (
            "No study tests the claim itself. As a chain of reasoning it is as strong as its "
            "weakest link: grade {grade}, where 1 is best and 5 worst."
        ),
        "chain_open": (
            "No study tests the claim itself. As a chain of reasoning it is as strong as its "
            "weakest link, whose grade is open."
        ),
        "chain_holds": "Every link stands, so the claim is plausible, though untested.",
        "chain_breaks": "Not every link stands, so the reasoning does not carry the claim.",
        "chain_link": "Link",
        "confirmed": "Confirmed by",
        "confirmed_there": "{studies} in those spoken of",
        "confirmed_elsewhere": "{studies} in others",
        "grade": "Grade",
        "weakest": "weakest",
        # the sentence offered
        "own_not_offered": "The reviewer’s wording is not offered; the reasons are below.",
        "say_held": "How this sentence was checked: held to {checks}",
        "say_open": "{number} of them open",
        "say_withheld": "{sentences} not offered",
        "say_checked": "Held to the checks that the claim itself is held to: {codes}.",
        "say_waiting": "Not settled, as a field is not recorded: {codes}.",
        "withheld": "Not offered:",
        "withheld_own": "in the reviewer’s words",
        "withheld_computed": "made by pattern",
        # signatures
        "signatures": "Signed",
        "overdue": "was to be looked at again on {day}",
        "signed_current": "signed exactly what is recorded now",
        "signed_unbound": "not bound to what was read, so changes since then cannot be told",
        "signed_stale": "changed since then: {parts}",
        # summary of evidence
        "soe": "Summary of the evidence",
        "soe_lead": (
            "One row a claim: what was studied, in how many, how sure that makes us, and what "
            "it says. Papers on the same people count once. People are not added up over "
            "reviews, whose studies may be counted elsewhere. The letters lead to the reasons."
        ),
        "soe_base": "Studies that test it",
        "soe_says": "What the evidence says",
        # references
        "references": "References",
        "references_lead": (
            "Works cited by the claims above. “Retraction unchecked” means that nobody has looked."
        ),
        "standing_usual": "No retraction found for {count} of {sources}{detail}.",
        "standing_rest": "For the others, their standing is said at the reference.",
        "used_in_one": "Used in claim",
        "used_in_many": "Used in claims",
        "no_entry": "no entry of this key in the bibliography",
        "notice": "notice",
        "web_page": "Web page",
        "no_references": "No source is cited.",
        "standing": "How the sources stand",
        "standing_retraction": (
            "Retraction: {checked} of {sources} looked up in a list, {unchecked} unchecked."
        ),
        "standing_quotes": (
            "Quotations: in {compared} of {claims} with evidence the words quoted could be held "
            "against a stored text of the source (SI03); for {rest} no text is stored, or no "
            "words are quoted, and nothing is said."
        ),
        "standing_interests": (
            "Who paid: recorded for {recorded} of {studies}, not reported by {unknown}, not "
            "looked up for {absent}."
        ),
        "standing_practice": (
            "Practice and opinion: {lines} of evidence, {systematic} of them collected in full by "
            "one method. The rest stands outside the ladder of certainty."
        ),
        # method
        "method": "Method and limits",
        "rules": "Checks run",
        "rules_lead": (
            "Rule set {rule_set} of claimgrade {version}. The same rules are run on every claim. "
            "Each rule, with an example that it flags and one that it passes, is on the page "
            "docs/rules.md of claimgrade, which “claimgrade explain --format markdown” prints."
        ),
        "rule": "Check",
        "rule_what": "What it looks for",
        "rule_counts": "Results",
        "thresholds": "Thresholds",
        "thresholds_lead": "Conventions, not laws.",
        "outcome_pass": "passed",
        "outcome_flag": "flagged",
        "outcome_unresolved": "open",
        "outcome_not-applicable": "not applicable",
        "threshold": "Threshold",
        "threshold_information_size": "People below which a body of evidence counts as small",
        "threshold_about_tolerance": "How far a figure given as “about” may differ",
        "threshold_horizon_factor": "Times the longest study that a claim may reach ahead",
        "threshold_size_factor": "Times the smallest difference that matters for a big word",
        "threshold_search_age": "Years after which a review’s search counts as old",
        "threshold_stored_text": "Words below which a stored text is not searched for a quotation",
        "threshold_independent_studies": "Independent studies that “studies show” needs",
        "value": "Value",
        "rationale": "Rationale",
        "limits": "Limits of this review",
        # ratings
        "ratings": "About our ratings",
        "ratings_verdicts": "Verdicts",
        "ratings_verdicts_lead": (
            "The verdict is on the words quoted. It says how the wording compares with the "
            "evidence; it is no mark for the author. The last four are outside the scale: “no "
            "support found” is not a point between true and false."
        ),
        "ratings_certainty": "Certainty of the evidence",
        "ratings_certainty_lead": (
            "Certainty belongs to a body of evidence on one question, never to one paper. A "
            "verdict can be negative with high certainty."
        ),
        "ratings_severity": "Weight of a flag",
        "ratings_bearing": "How a result bears on a claim",
        "ratings_match": "How directly something was studied",
        "meaning": "Meaning",
        "strongest": "Strongest wording allowed",
        # disclosure
        "disclosure": "Disclosure",
        "how_made": "How this review was made",
        "interests": "Interests of the article’s author and publisher",
        "interests_unknown": "Looked for; not reported",
        "interests_none": "None found",
        "interests_absent": "Not recorded",
        "declared_yes": "declared in the article",
        "declared_no": "not declared in the article",
        "declared_unknown": "looked for; whether it is declared is not reported",
        "declared_absent": "whether it is declared is not recorded",
        "corrections": "Corrections",
        "no_corrections": "None so far.",
        "not_recorded": "not recorded",
        "not_reported": "not reported",
        "basis": "What was read",
        "searched_on": "Searched on",
        "search": "Search",
        "protocol": "Protocol",
        "outside_check": "Outside check",
        "funding": "Funding",
        "selection": "How the claims were chosen",
    }
)

METHOD = (
    "Each claim is quoted by a few words and restated in one neutral sentence. Results of studies "
    "are linked to it one by one, each as supporting, qualifying or disputing it, or as "
    "background. The certainty of that body of evidence is judged by the reviewer in the manner "
    "of GRADE, with a reason; where the five domains that rate down (risk of bias, inconsistency, "
    "indirectness, imprecision, publication bias) are all recorded, their sum is computed and "
    "shown beside the judgement, and never replaces it.",
    "Certainty and study design set a ceiling on the wording. Design limits what may be linked to "
    "what (a description, an association, an effect); certainty limits how sure the sentence may "
    "sound (raises, probably raises, may raise, very uncertain, untested). The verdict compares "
    "that ceiling with the words of the article. Where the evidence does not point the way the "
    "claim does, no hedge helps, and the verdict says so.",
    "The sentence offered under “What may be said” is the reviewer’s own. Where the evidence is "
    "graded it is held to the same ceilings and the same rules as the words of the article, and "
    "offered only if it keeps within them. Where it does not, or none is recorded, a sentence "
    "made by pattern, held to them as well, may take its place, and the card says so.",
    "The wording of plain statements follows the pattern of GRADE guideline 26 (Santesso and "
    "others, Journal of Clinical Epidemiology 2020;119:126–135). The comparison of claim and "
    "evidence follows the idea of Sumner and others (BMJ 2014;349:g7015).",
)

GRADE_INFORMED = (
    "The ratings are GRADE-informed: not every domain has been judged by a person for every claim, "
    "so they are not called GRADE ratings. All domains are recorded for {judged} of {graded}."
)
GRADE_JUDGED = "All GRADE domains are recorded by a person for every graded claim ({graded})."
LIMIT_BROKEN = (
    "{files} of this article could not be read, and what they record is not in this review."
)
LIMIT_OPEN = (
    "{open_checks} could not be run: {absent} for want of a field not recorded yet, "
    "{unknown} because the source does not report it."
)
LIMIT_VERIFIED = "{lines}: {parts}. A number read in an abstract was not seen in its tables."
LIMIT_RETRACTION = "{unchecked} of {sources} have not been looked up in a list of retractions."
LIMIT_RETRACTION_NONE = "Every source was looked up in a list of retractions ({sources})."
LIMIT_RECORD = "{unchecked} of {sources} have fields that were not checked at the source."
LIMIT_COMPUTED = (
    "A computed step is a suggestion with its reason. Reading another passage, or another study, "
    "may change a verdict; corrections are dated and shown."
)
