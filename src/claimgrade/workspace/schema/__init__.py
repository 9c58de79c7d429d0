"""From plain values to records, and what does not fit."""
