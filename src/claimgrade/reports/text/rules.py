"""Name and definition of every rule, as the rules themselves have them."""

from claimgrade.assess.catalogue import RULES

TEXT = {
    name: words
    for code, rule in RULES.items()
    for name, words in (
        (f"rule_name_{rule.name}", rule.name.replace("-", " ")),
        (f"rule_{code}_definition", rule.definition),
    )
}
