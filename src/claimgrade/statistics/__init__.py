"""Numbers: whether a figure that is claimed follows from a figure that was reported."""
