"""How strongly a claim may be worded given the evidence for it, with reasons."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimgrade.api import Review, Workspace, load

__version__ = "0.1.0"
__all__ = ["Review", "Workspace", "__version__", "load"]


def __getattr__(name: str) -> Any:
    if name in {"Review", "Workspace", "load"}:
        from claimgrade import api

        return getattr(api, name)
    raise AttributeError(f"module 'claimgrade' has no attribute {name!r}")
