"""Files of references that other programs write and read, one module for each format."""

from claimgrade.library.formats.files import FORMATS, Format, detect, read_file

__all__ = ["FORMATS", "Format", "detect", "read_file"]
