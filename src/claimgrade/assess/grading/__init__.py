"""How certain a body of evidence is: start, domains, suggestions, several people, lints."""
