"""The same work in two entries: found, compared, and made one; new works given keys."""
