"""Numbers with the things they count: a form for one, and one for any other number."""

_PLURALS = {"study": "studies", "person": "people", "line of evidence": "lines of evidence"}

_COUNTED = (
    "animal",
    "aspect",
    "card",
    "check",
    "citation",
    "claim",
    "domain",
    "file",
    "graded claim",
    "group",
    "independent data set",
    "level",
    "line",
    "line of evidence",
    "other sentence",
    "outcome",
    "person",
    "place",
    "reference",
    "result",
    "review",
    "rule",
    "sentence",
    "source",
    "step",
    "study",
    "table",
    "work",
)

TEXT = {
    f"count_{noun.replace(' ', '_')}_{form}": f"{{number}} {words}"
    for noun in _COUNTED
    for form, words in (("one", noun), ("many", _PLURALS.get(noun, f"{noun}s")))
}
