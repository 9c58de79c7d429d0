"""How strongly a claim may be worded given the evidence for it, with reasons."""

__version__ = "0.1.0"
