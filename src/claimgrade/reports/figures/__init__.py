"""Figures drawn as inline SVG: where everything lies, worked out before a template draws it."""
