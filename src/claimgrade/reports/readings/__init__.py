"""The readings of a review, one module each: a function a format, from an edition to its files."""
