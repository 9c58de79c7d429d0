"""Whether the numbers that a study prints can belong together, and the arithmetic that says so."""
