"""YAML files: from bytes on disk to plain values with their places."""
