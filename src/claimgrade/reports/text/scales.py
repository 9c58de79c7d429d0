"""Longer words: the method in paragraphs, its limits, and the scales in words."""

TEXT = {
    # the method
    "method_1": (
        "Each claim is quoted by a few words and restated in one neutral sentence. Results of "
        "studies are linked to it one by one, each as supporting, qualifying or disputing it, "
        "or as background. The certainty of that body of evidence is judged by the reviewer in "
        "the manner of GRADE, with a reason; where the five domains that rate down (risk of "
        "bias, inconsistency, indirectness, imprecision, publication bias) are all recorded, "
        "their sum is computed and shown beside the judgement, and never replaces it."
    ),
    "method_2": (
        "Certainty and study design set a ceiling on the wording. Design limits what may be "
        "linked to what (a description, an association, an effect); certainty limits how sure "
        "the sentence may sound (raises, probably raises, may raise, very uncertain, "
        "untested). The verdict compares that ceiling with the words of the article. Where the "
        "evidence does not point the way the claim does, no hedge helps, and the verdict says "
        "so."
    ),
    "method_3": (
        "The sentence offered under “What may be said” is the reviewer’s own. Where the "
        "evidence is graded it is held to the same ceilings and the same rules as the words of "
        "the article, and offered only if it keeps within them. Where it does not, or none is "
        "recorded, a sentence made by pattern, held to them as well, may take its place, and "
        "the card says so."
    ),
    "method_4": (
        "The wording of plain statements follows the pattern of GRADE guideline 26 (Santesso "
        "and others, Journal of Clinical Epidemiology 2020;119:126–135). The comparison of "
        "claim and evidence follows the idea of Sumner and others (BMJ 2014;349:g7015)."
    ),
    # its limits
    "grade_informed": (
        "The ratings are GRADE-informed: not every domain has been judged by a person for "
        "every claim, so they are not called GRADE ratings. All domains are recorded for "
        "{judged} of {graded}."
    ),
    "grade_judged": "All GRADE domains are recorded by a person for every graded claim ({graded}).",
    "limit_broken": (
        "{files} of this article could not be read, and what they record is not in this review."
    ),
    "limit_open": (
        "{open_checks} could not be run: {absent} for want of a field not recorded yet, "
        "{unknown} because the source does not report it."
    ),
    "limit_verified": "{lines}: {parts}. A number read in an abstract was not seen in its tables.",
    "limit_retraction": (
        "{unchecked} of {sources} have not been looked up in a list of retractions."
    ),
    "limit_retraction_none": "Every source was looked up in a list of retractions ({sources}).",
    "limit_record": "{unchecked} of {sources} have fields that were not checked at the source.",
    "limit_computed": (
        "A computed step is a suggestion with its reason. Reading another passage, or another "
        "study, may change a verdict; corrections are dated and shown."
    ),
    # when each verdict is given
    "decided_not-checkable": (
        "The reviewer declares, with a reason, that it is an opinion, a definition or a word "
        "without a measurable meaning."
    ),
    "decided_unresolved": "A field that every verdict needs is not recorded yet.",
    "decided_contradicted": (
        "The evidence points against it with high or moderate certainty; or it reports one "
        "study, and the study says otherwise."
    ),
    "decided_unsupported": (
        "A dated search found nothing that tests it, or what there is points against it with "
        "low or very low certainty. The reason says which."
    ),
    "decided_mixed": "The evidence points both ways.",
    "decided_misleading": (
        "The evidence points for it, but there is a blocker other than too strong a wording, "
        "or there are major flags of two kinds."
    ),
    "decided_overstated": (
        "The evidence points for it, but there is a major flag, or a wording that goes far "
        "beyond the evidence."
    ),
    "decided_needs-caveat": (
        "The evidence points for it, and only minor flags are open, or the studies agree in "
        "part only."
    ),
    "decided_understated": "The evidence points for it and would allow a clearly stronger wording.",
    "decided_supported": (
        "The evidence points for it, the wording keeps within it, and nothing minor or heavier "
        "is open."
    ),
    # what each level of certainty means to a reader who knows nothing of levels
    "lay_high": "we are confident",
    "lay_moderate": "we are fairly confident; the reason stands beside it",
    "lay_low": "we have little confidence; the reason stands beside it",
    "lay_very-low": "we are not confident; the reason stands beside it",
    "lay_no-evidence": "nobody has tested this, as of the day of the search",
    # what evidence each link needs that a sentence can claim
    "relation_needs_description": "any study or document that observed it",
    "relation_needs_association": (
        "a comparison or a correlation, in the people whom the claim is about"
    ),
    "relation_needs_effect": (
        "studies that can tell cause from coincidence, such as randomised trials, in the "
        "people whom the claim is about; or other studies rated up for a reason"
    ),
    # what is not claimed
    "not_claimed_1": (
        "Our ratings are GRADE-informed. They are called GRADE ratings only where a person has "
        "judged every domain; each review says for how many claims that is so."
    ),
    "not_claimed_2": (
        "A verdict holds for the words quoted and for the day it was made. It is no verdict on "
        "a person, on a whole article, or on what is safe for you."
    ),
    "not_claimed_3": (
        "That nothing was found is not proof that nothing exists; each review says where and "
        "when somebody searched."
    ),
    "not_claimed_4": (
        "The page of a claim that was checked carries ClaimReview markup for tools that read it, "
        "where the address of the site is set. No search engine promises to show it: Google "
        "retired its display of fact checks in search results in June 2025."
    ),
}
