"""What can be wrong in a bibliography file: one code for each kind of fault."""

from collections.abc import Mapping
from types import MappingProxyType

from claimgrade.model.finding import Severity
from claimgrade.workspace.diagnostic import Diagnostic

UNCLOSED_ENTRY = Diagnostic(
    code="RD401",
    name="unclosed-entry",
    severity=Severity.MAJOR,
    meaning="An entry begins, and the brace that should end it was not found before the next one.",
    why="BibTeX would take the entries that follow for part of this one. Reading goes on at the "
    "next line that begins an entry; of this entry, the fields before the fault are kept.",
    example="@article{key,\n  title = {A title,\n  year = 2000\n}",
    mend="Close every { with a }, and end the entry with a } of its own.",
)

REPEATED_KEY = Diagnostic(
    code="RD402",
    name="repeated-key",
    severity=Severity.MAJOR,
    meaning="Two entries have the same key. BibTeX does not tell capitals from small letters.",
    why="A link to the key could mean either work. Only the first entry is used.",
    example="@article{smith2000,\n  year = 2000\n}\n@book{Smith2000,\n  year = 2001\n}",
    mend="Remove one of the two, or give it a key of its own.",
)

UNDEFINED_STRING = Diagnostic(
    code="RD403",
    name="undefined-string",
    severity=Severity.MAJOR,
    meaning="A value uses a @string name that is not defined above it in the same file.",
    why="What the name stands for is not known, so that part of the value is missing.",
    example="@article{key,\n  journal = jappl\n}",
    mend='Define it first, @string{name = "…"}, or put the words in braces.',
)

MISSING_KEY = Diagnostic(
    code="RD404",
    name="missing-key",
    severity=Severity.MAJOR,
    meaning="An entry has no key.",
    why="Without a key nothing can refer to the entry, and it is not read.",
    example="@article{\n  title = {A title}\n}",
    mend="Write a key and a comma after the opening brace: @article{smith2000,",
)

UNREADABLE_FIELD = Diagnostic(
    code="RD405",
    name="unreadable-field",
    severity=Severity.MAJOR,
    meaning="A field of an entry cannot be read: its '=', its braces or a comma is missing.",
    why="The fields after the fault cannot be told apart; those before it are kept.",
    example="@article{key,\n  title {A title},\n  year = 2000\n}",
    mend="Write each field as name = {value} and put a comma between fields.",
)

BROKEN_START = Diagnostic(
    code="RD406",
    name="broken-entry-start",
    severity=Severity.MAJOR,
    meaning="A line looks like the start of an entry, but its '@' or its opening brace is missing.",
    why="BibTeX takes text outside entries for comment and skips it without a word.",
    example="@article smith2000,\n  title = {A title}\n}",
    mend="Begin the entry as @article{key, or remove the line.",
)

TEXT_AFTER_ENTRY = Diagnostic(
    code="RD407",
    name="text-after-entry",
    severity=Severity.MAJOR,
    meaning="Fields or a closing brace stand after the end of an entry.",
    why="A closing brace too many ends an entry early; the fields after it are skipped.",
    example="@article{key,\n  title = {A title}},\n  year = 2000\n}",
    mend="Remove the closing brace that is one too many.",
)

REPEATED_FIELD = Diagnostic(
    code="RD408",
    name="repeated-field",
    severity=Severity.MINOR,
    meaning="An entry has the same field twice.",
    why="Only the first is used, as in BibTeX.",
    example="@article{key,\n  year = 2000,\n  year = 2001\n}",
    mend="Remove one of the two.",
)

ENTRY_IN_COMMENT = Diagnostic(
    code="RD409",
    name="entry-in-comment",
    severity=Severity.INFO,
    meaning="An entry stands inside @comment{…} and is not read.",
    why="Programs differ here: BibTeX itself reads such entries, most others skip them.",
    example="@comment{\n  @article{key, year = 2000}\n}",
    mend="Take it out of the comment if it is to be used, or remove it.",
)

UNREADABLE_STRING = Diagnostic(
    code="RD410",
    name="unreadable-string",
    severity=Severity.MAJOR,
    meaning="A @string definition cannot be read.",
    why="Every value that uses the name will be missing that part.",
    example="@string{jappl}",
    mend='Write it as @string{name = "what it stands for"}.',
)

BEYOND_LIMITS = Diagnostic(
    code="RD411",
    name="beyond-limits",
    severity=Severity.MAJOR,
    meaning="Braces are nested more than 100 deep, or @string names expand without bound.",
    why="No bibliography needs this; it is refused so that one file cannot exhaust the machine.",
    example="@string{a = {…}} @string{b = a # a # a # a} @string{c = b # b # b # b} …",
    mend="Remove the value, or write it out plainly.",
)

BIBTEX_CODES: Mapping[str, Diagnostic] = MappingProxyType(
    {
        code.code: code
        for code in (
            UNCLOSED_ENTRY,
            REPEATED_KEY,
            UNDEFINED_STRING,
            MISSING_KEY,
            UNREADABLE_FIELD,
            BROKEN_START,
            TEXT_AFTER_ENTRY,
            REPEATED_FIELD,
            ENTRY_IN_COMMENT,
            UNREADABLE_STRING,
            BEYOND_LIMITS,
        )
    }
)
"""The kinds of fault in a bibliography, by code."""
