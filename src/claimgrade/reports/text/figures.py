"""Words of the figures of a claim and of an argument: how direct, how old, resting on what."""

TEXT = {
    # directness
    "fit_name": "How directly it was studied",
    "fit_caption": (
        "How directly it was studied: the further right a sign stands, the closer what was"
        " studied comes to what is claimed. A filled sign counts against the claim; at a question"
        " mark the two cannot be compared."
    ),
    "fit_row": "{dimension}: {match}.",
    # the timeline of the evidence
    "time_name": "When it was studied",
    "time_caption": (
        "When it was studied: each sign is a work cited, at its year and in the row of its bearing"
        " on the claim. {shapes}.{marks}{ends}"
    ),
    "time_review": "square: review",
    "time_trial": "circle: trial with random allocation",
    "time_other": "diamond: other work",
    "time_retracted": " A sign crossed out is retracted.",
    "time_concern": " A sign struck once is under an expression of concern.",
    "time_after": " Shaded is what appeared after the year of the article, {year}.",
    "time_searched": " Searched on {day}, at the dotted line.",
    "time_not_searched": " No day of a search is recorded.",
    "time_undated_one": " 1 work has no year and is not drawn.",
    "time_undated_many": " {number} works have no year and are not drawn.",
    "time_article": "article {year}",
    "time_search": "search {year}",
    "time_lane": "{relation}: {works}.",
    "time_work": "{name}, {what}",
    "time_newer": "Newer than the article: {works}.",
    "time_none_newer": "None is newer than the article.",
    "time_undated": "Without a year: {works}.",
    # the map of an argument
    "map_name": "The argument of the article",
    "map_caption": (
        "Each line leads down from a claim to those that rest on it. The line and the frame of a"
        " claim are broken and heavy where it is contradicted or without support.{signs} The"
        " table says the same in words."
    ),
    "map_signs": " Before each claim stand its number and the sign of its verdict: {signs}.",
    "map_sign": "{glyph} {word}",
    "map_unknown": "No such claim",
    "map_base": "Resting on no other claim",
    "map_step_one": "1 step further",
    "map_step_many": "{number} steps further",
    "map_rests": "{claim} rests on {premises}.",
    "map_failing": "{claim} ({verdict})",
}
