"""Says in plain words why a text is not YAML, at the line that causes it."""

import re

import yaml

from claimgrade.workspace.faults import Fault

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufeff\ufffe\uffff]")
_RARE_BREAK = re.compile("[\x85\u2028\u2029]")
_KEY_THEN_QUOTE = re.compile(
    r"^\s*(?:- +)?[^\s#'\"][^:]*:\s+(?P<quote>[\"'])|^\s*- +(?P<item>[\"'])"
)
_KEY_AND_VALUE = re.compile(r"^\s*(?:- +)*(?P<key>[^\s:][^:]*):\s+(?P<value>\S.*)$")

Place = tuple[int, int]


def syntax_fault(error: yaml.YAMLError, text: str) -> Fault:
    """Return the fault behind a YAML error: its likely cause, where, and what to write."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return _control_character(text)
    rare = _RARE_BREAK.search(text)
    if rare:
        return _rare_break(rare.start(), text)
    lines = text.splitlines()
    mark = error.problem_mark
    opened = error.context_mark
    place = (mark.line + 1, mark.column + 1)
    start = (opened.line + 1, opened.column + 1) if opened else place
    problem = error.problem or ""
    for cause in (_tab, _quote, _bracket, _block_scalar, _special, _colon, _no_colon):
        fault = cause(problem, error.context or "", lines, place, start)
        if fault is not None:
            return fault
    return Fault(
        "RD107",
        "this line does not fit the lines around it",
        *place,
        help="Check its indentation, and put words with special signs in quotation marks.",
    )


def _control_character(text: str) -> Fault:
    match = _CONTROL.search(text)
    if match is None:
        return Fault("RD107", "this file is not YAML that can be read")
    return Fault(
        "RD115",
        f"the invisible control character U+{ord(match.group()):04X} stands here",
        *_place(text, match.start()),
    )


def _rare_break(index: int, text: str) -> Fault:
    return Fault(
        "RD115",
        f"the invisible line separator U+{ord(text[index]):04X} stands here and ends the line",
        *_place(text, index),
    )


def _place(text: str, index: int) -> Place:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _line(lines: list[str], number: int) -> str:
    return lines[number - 1] if 0 < number <= len(lines) else ""


def _tab(problem: str, context: str, lines: list[str], place: Place, start: Place) -> Fault | None:
    line = _line(lines, place[0])
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" not in indent:
        return None
    return Fault(
        "RD107",
        "this line is indented with a tab; YAML allows spaces only",
        place[0],
        indent.index("\t") + 1,
        help="Replace the tab by spaces.",
    )


def _quote(
    problem: str, context: str, lines: list[str], place: Place, start: Place
) -> Fault | None:
    if "quoted scalar" in context and "unexpected end" in problem:
        sign = _line(lines, start[0])[start[1] - 1 : start[1]] or '"'
        return Fault(
            "RD107",
            "the quotation mark opened here is never closed",
            *start,
            help=f"Close it with {sign} at the end of the value.",
        )
    if "unknown escape" in problem:
        return Fault(
            "RD107",
            "a backslash in double quotation marks starts an escape that YAML does not know",
            *place,
            help="Write the backslash twice, or use single quotation marks.",
        )
    if "did not find expected key" not in problem:
        return None
    return _words_after_quote(lines, place)


def _words_after_quote(lines: list[str], place: Place) -> Fault | None:
    match = _KEY_THEN_QUOTE.match(_line(lines, place[0]))
    if match is None or place[1] <= match.end():
        return None
    sign = match["quote"] or match["item"]
    other = "'" if sign == '"' else '"'
    return Fault(
        "RD107",
        f"words follow the closing {sign} of a quoted value",
        *place,
        help=f"Put the whole value between {other} signs, or double the {sign} inside it"
        + (" with a backslash before each." if sign == '"' else "."),
    )


def _bracket(
    problem: str, context: str, lines: list[str], place: Place, start: Place
) -> Fault | None:
    if "flow sequence" in context or "flow mapping" in context:
        sign, close = ("[", "]") if "sequence" in context else ("{", "}")
        return Fault(
            "RD107",
            f"the {sign} opened here has no matching {close}",
            *start,
            help=f"Close it with {close}, put commas between its parts, "
            "and quote parts that hold signs such as : , [ ] { }.",
        )
    if "did not find expected node content" in problem:
        sign = _line(lines, place[0])[place[1] - 1 : place[1]]
        return Fault(
            "RD107",
            f"the sign {sign} stands where a value should begin",
            *place,
            help="Remove it, or put the value in quotation marks.",
        )
    return None


def _block_scalar(
    problem: str, context: str, lines: list[str], place: Place, start: Place
) -> Fault | None:
    if "block scalar" not in context:
        return None
    return _must_quote(lines, start, _line(lines, start[0])[start[1] - 1 : start[1]])


def _special(
    problem: str, context: str, lines: list[str], place: Place, start: Place
) -> Fault | None:
    if "cannot start any token" in problem or "an alias" in context or "an anchor" in context:
        where = start if "alias" in context or "anchor" in context else place
        return _must_quote(lines, where, _line(lines, where[0])[where[1] - 1 : where[1]])
    return None


def _must_quote(lines: list[str], place: Place, sign: str) -> Fault:
    match = _KEY_AND_VALUE.match(_line(lines, place[0]))
    example = f"`{match['key']}: {_quoted(match['value'])}`" if match else f'"{sign} …"'
    return Fault(
        "RD107",
        f"a value cannot begin with {sign} unless it is quoted",
        *place,
        help=f"Write {example}.",
    )


def _quoted(value: str) -> str:
    value = value.rstrip()
    if len(value) > 60:
        value = f"{value[:57]}…"
    return "'" + value.replace("'", "''") + "'"


def _colon(
    problem: str, context: str, lines: list[str], place: Place, start: Place
) -> Fault | None:
    if "mapping values are not allowed" not in problem:
        return None
    line = _line(lines, place[0])
    match = _KEY_AND_VALUE.match(line)
    if match and ": " in match["value"] and match.start("value") < place[1]:
        return Fault(
            "RD107",
            "a value with a colon and a space in it has to be quoted",
            *place,
            help=f"Write `{match['key']}: {_quoted(match['value'])}`.",
        )
    return Fault(
        "RD107",
        "this line is read as part of the value above it, and a colon may not stand there",
        *place,
        help="Give the line the indentation of its neighbours, put a space after each key's "
        "colon, and quote a value that runs over lines and holds a colon.",
    )


def _no_colon(
    problem: str, context: str, lines: list[str], place: Place, start: Place
) -> Fault | None:
    if "could not find expected ':'" not in problem:
        return None
    return Fault(
        "RD107",
        "this line is neither a key with a colon nor part of a value",
        *start,
        help="Write `key: value`, or indent the line to continue the value above it.",
    )
