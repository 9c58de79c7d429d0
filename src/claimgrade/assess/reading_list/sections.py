"""How subjects fall into sections: by the words that most of them share."""

from collections import Counter
from collections.abc import Mapping, Sequence


def by_shared_words(words: Mapping[str, Sequence[str]]) -> list[tuple[str, list[str]]]:
    """Return names grouped by a word that they share, largest group first.

    The word that most names have makes the first group, the word that most of the rest have the
    second, and so on; of words that as many have, the one that is met first. What would be alone
    joins a group with which it shares a word, if there is one. A name without any word comes last,
    in a group without a name. Every name is in one group, in its own order.
    """
    left = {name: tuple(dict.fromkeys(own)) for name, own in words.items()}
    groups: dict[str, list[str]] = {}
    while counts := Counter(word for own in left.values() for word in own):
        best = max(counts, key=counts.__getitem__)
        groups[best] = [name for name, own in left.items() if best in own]
        for name in groups[best]:
            del left[name]
    _join_the_lonely(groups, words)
    if left:
        groups[""] = list(left)
    places = {name: place for place, name in enumerate(words)}
    return [(word, sorted(names, key=places.__getitem__)) for word, names in groups.items()]


def _join_the_lonely(groups: dict[str, list[str]], words: Mapping[str, Sequence[str]]) -> None:
    """Put a name that is alone into the first group of several that has one of its words."""
    several = {word: list(names) for word, names in groups.items() if len(names) > 1}
    for word, names in list(groups.items()):
        if word in several:
            continue
        kin = _kin(words[names[0]], several, words)
        if kin is not None:
            groups[kin] += groups.pop(word)


def _kin(
    own: Sequence[str], several: Mapping[str, Sequence[str]], words: Mapping[str, Sequence[str]]
) -> str | None:
    """Return the group in which a word of one's own is met, by the first such word."""
    for word in own:
        for group, members in several.items():
            if any(word in words[member] for member in members):
                return group
    return None
