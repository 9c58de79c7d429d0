"""The extra that holds the statistics: whether it is installed, and how it comes to be."""

from importlib.util import find_spec

from claimgrade.model.saying import sayable

HOW_TO_INSTALL = sayable(
    'The statistics are not installed; install them with: pip install "claimgrade[stats]"'
)
"""What to tell a person who asks for what only the extra can work out."""


def statistics_installed() -> bool:
    """Return whether the extra ``stats`` (scipy) is there, without importing any of it."""
    return find_spec("scipy") is not None
