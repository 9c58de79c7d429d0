"""Changes to files, made whole or not at all."""
