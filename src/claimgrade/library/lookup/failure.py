"""Why a look-up came to nothing."""

from enum import StrEnum


class Trouble(StrEnum):
    """What kind of failure it was."""

    NO_CONNECTION = "no-connection"
    NOT_FOUND = "not-found"
    TIMEOUT = "timeout"
    BUSY = "busy"
    REFUSED = "refused"
    TOO_LARGE = "too-large"
    TOO_MANY_REDIRECTS = "too-many-redirects"
    PRIVATE_ADDRESS = "private-address"
    MALFORMED = "malformed"
    WRONG_RECORD = "wrong-record"
    NO_REFERENCE = "no-reference"


class LookupFailed(Exception):
    """A look-up that came to nothing: one sentence, and what to do."""

    def __init__(self, trouble: Trouble, message: str, help: str = "") -> None:
        super().__init__(message)
        self.trouble = trouble
        self.message = message
        self.help = help
