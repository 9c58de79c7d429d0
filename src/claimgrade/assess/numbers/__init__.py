"""The numbers a claim states: where each was measured, and the arithmetic in between."""
