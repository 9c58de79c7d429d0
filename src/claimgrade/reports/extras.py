"""The extras that PDF and DOCX need: whether they are installed, and how they come to be."""

from importlib.util import find_spec


class ExtraMissing(RuntimeError):
    """A format is asked for whose extra is not installed; its words say how to install it."""

    def __init__(self, format_name: str, extra: str) -> None:
        command = f'pip install "claimgrade[{extra}]"'
        super().__init__(f"{format_name} takes an extra that is not installed.")
        self.help = f"install it with: {command}"


def need(format_name: str, extra: str, *modules: str) -> None:
    """Raise :class:`ExtraMissing` unless all modules of an extra can be imported."""
    if any(find_spec(module) is None for module in modules):
        raise ExtraMissing(format_name, extra)
