"""The rules of the catalogue, one module a family."""
