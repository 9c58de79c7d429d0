"""Files in, files out: reading with positions, diagnostics, editing, cache, settings."""
