"""What can be wrong with a house style: files, templates, words and colours of one's own."""

from claimgrade.model.finding import Severity
from claimgrade.workspace.diagnostic import Diagnostic

HOUSE_CODES = (
    Diagnostic(
        "RD151",
        "house-file",
        Severity.MAJOR,
        "A file that the settings name for the reports cannot be used.",
        "The reports are made with it; without it they would come out otherwise than meant.",
        '[theme]\nlogo = "house/logo.gif"',
        "Name a file that is there, inside the workspace, of a kind and size that is read.",
    ),
    Diagnostic(
        "RD152",
        "house-template",
        Severity.MAJOR,
        "A template of one's own cannot be read.",
        "No report can be made with it.",
        "{% block header %} without {% endblock %}",
        "Mend the template at the line named.",
    ),
    Diagnostic(
        "RD153",
        "house-block",
        Severity.MINOR,
        "A template of one's own fills a block that the template it extends does not have.",
        "What stands in it is never shown.",
        '{% extends "claimgrade/review.html" %}{% block heder %}…{% endblock %}',
        "Take the name of a block from docs/house-style.md.",
    ),
    Diagnostic(
        "RD154",
        "message-name",
        Severity.MINOR,
        "The catalogue of words has no such name.",
        "These words are never shown.",
        'verdict_suported = "Belegt"',
        "Take the name from `claimgrade explain --format messages`.",
    ),
    Diagnostic(
        "RD155",
        "message-gaps",
        Severity.MAJOR,
        "The gaps of a translated sentence are not those of the English one.",
        "A number or name would be left out, or there would be nothing to fill the gap with.",
        'annotated_page = "Seite {nummer}"',
        "Use each gap of the English sentence, such as {number}, and no other; {{ is a brace.",
    ),
    Diagnostic(
        "RD156",
        "low-contrast",
        Severity.MINOR,
        "A colour of the theme stands out too little from the page.",
        "Many people could not read it; WCAG 2.2 (1.4.3, level AA) asks for 4.5 to 1 of text.",
        '[theme.light]\nink = "#999999"',
        "Take a darker colour on a light page, a lighter one on a dark page.",
    ),
)
