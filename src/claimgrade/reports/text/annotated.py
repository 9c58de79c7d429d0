"""Words of the annotated article."""

TEXT = {
    # the annotated article
    "reading_article": "Annotated article",
    "annotated": "Annotated article",
    "annotated_claims": "{claims} in this text: {states}.",
    "annotated_quoted": "{claims}, each beside the words that it is about.",
    "annotated_unread": "{number} of {total} sentences are not reviewed.",
    "annotated_unread_one": "1 of {total} sentences is not reviewed.",
    "annotated_all_read": "A claim quotes from every sentence ({total}).",
    "annotated_left_out": "{claims} left out here: supported as worded.",
    "annotated_lead": (
        "Words with a line below them are those of a claim, and the number after them leads "
        "to its note. Dotted below: sentences from which no claim quotes, headings among "
        "them; nobody has checked them. A verdict is on the words of its claim and no others."
    ),
    "annotated_lead_markdown": (
        "Words in bold are those of a claim, and the number after them leads to its note. In "
        "italics: sentences from which no claim quotes, headings among them; nobody has "
        "checked them. A verdict is on the words of its claim and no others."
    ),
    "annotated_lead_docx": (
        "Each comment is on the words of one claim. Dotted below: sentences from which no "
        "claim quotes, headings among them; nobody has checked them. A verdict is on the "
        "words of its claim and no others. This document was made anew from the words of "
        "the text: headings are kept, pictures, tables and other formatting are not."
    ),
    "annotated_without_text": (
        "The article is not ours to print. Here are only the words that claims quote, in "
        "their order; […] stands for what lies between. The number after the words of a claim "
        "leads to its note. Which sentences nobody has reviewed can be shown only where we have "
        "the whole text."
    ),
    "annotated_without_text_docx": (
        "The article is not ours to print. Here are only the words that claims quote, in "
        "their order; […] stands for what lies between. Each comment is on the words of one "
        "claim. What nobody has reviewed shows only where the text is at hand."
    ),
    "annotated_gap": "[…]",
    "annotated_not_reviewed": "Not reviewed:",
    "annotated_note": "Note",
    "annotated_skip": "Skip to the text",
    "annotated_pages": "Pages",
    "annotated_notes": "Notes on this paragraph",
    "annotated_back": "back to the text",
    "annotated_claim": "The claim",
    "annotated_reviewed_words": "Words reviewed",
    "annotated_unplaced": "Claims without a place in this text",
    "annotated_unplaced_quoted": "Claims without quoted words",
    "annotated_unplaced_lead": (
        "No words of the text can be marked for these claims. They are part of the review "
        "all the same."
    ),
    "annotated_states": "What became of the words",
    "annotated_no_words": "The record quotes no words.",
    "annotated_moved_here": "The words stand elsewhere than they were recorded.",
    "annotated_changed_here": "The verdict is on the words reviewed, and not on these.",
    "annotated_ambiguous_here": (
        "The words stand in {places}, and nothing recorded says which is meant."
    ),
    "annotated_verdict_on": "Verdict on the words reviewed",
    "annotated_orphaned_here": "The words reviewed are not in this text.",
    "annotated_figure": "Figures differ:",
    "annotated_replaced": "“{quoted}” was reviewed, “{found}” stands here.",
    "annotated_dropped": "“{quoted}” was reviewed and is not here.",
    "annotated_added": "“{found}” was added.",
    "annotated_more_places": "and {number} more",
    "annotated_page": "Page {number} of {total}",
    "annotated_before": "Previous page",
    "annotated_after": "Next page",
    "annotated_provisional": "provisional: an open check could worsen it",
    "annotated_reviewer": "Reviewer",
    "annotated_remark": "{claims} in the text: {states}",
    "annotated_keep": (
        "files named annotated hold the text of the article; keep them out of version "
        "control unless the text is yours to publish"
    ),
}
