"""Choices in words. A list goes by its words, so no two of them may read alike."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import TypeVar

K = TypeVar("K")


def told_apart(names: Mapping[K, str], code: Callable[[K], str] = str) -> dict[K, str]:
    """Return choice -> words, with the code behind those that would read alike.

    Args:
        names: choice -> what it is called.
        code: returns what tells a choice from others of the same name.
    """
    often = Counter(names.values())
    return {
        one: name if often[name] == 1 else f"{name} ({code(one)})" for one, name in names.items()
    }
