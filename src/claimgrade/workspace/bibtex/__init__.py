"""Bibliography files: every entry read, or reported with its place."""
