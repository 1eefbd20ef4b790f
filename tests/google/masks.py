"""Field masks: `sheets(properties/title,data.rowData)` on answers, `a.b,c` on changes."""

import re
from collections.abc import Collection, Mapping
from typing import Any

from tests.google.errors import GoogleError, InvalidError, bad_field

Mask = dict[str, "Mask"]
_TOKEN = re.compile(r"[A-Za-z0-9_*]+|[.,/()]")


def parse(text: str) -> Mask:
    """Read a mask into a tree; an empty branch means all that is below.

    Raises:
        ValueError: It is not a mask.
    """
    packed = "".join(text.split())
    tokens = _TOKEN.findall(packed)
    if not tokens or "".join(tokens) != packed:
        raise ValueError(text)
    tree, place = _list(tokens, 0)
    if place != len(tokens):
        raise ValueError(text)
    return tree


def _list(tokens: list[str], place: int) -> tuple[Mask, int]:
    tree: Mask = {}
    while True:
        place = _path(tokens, place, tree)
        if place >= len(tokens) or tokens[place] != ",":
            return tree, place
        place += 1


def _path(tokens: list[str], place: int, tree: Mask) -> int:
    while True:
        if place >= len(tokens) or not re.fullmatch(r"\w+|\*", tokens[place]):
            raise ValueError(tokens)
        whole = tokens[place] in tree and not tree[tokens[place]]
        branch = tree.setdefault(tokens[place], {})
        place += 1
        if place < len(tokens) and tokens[place] in "./":
            tree, place = branch if not whole else {}, place + 1
            continue
        if place < len(tokens) and tokens[place] == "(":
            below, place = _list(tokens, place + 1)
            if place >= len(tokens) or tokens[place] != ")":
                raise ValueError(tokens)
            if not whole:
                branch.update(below)
            return place + 1
        branch.clear()
        return place


def select(answer: Any, mask: Mask) -> Any:
    """Keep of an answer what the mask names."""
    if not mask or "*" in mask:
        return answer
    if isinstance(answer, list):
        return [select(one, mask) for one in answer]
    if not isinstance(answer, Mapping):
        return answer
    return {name: select(what, mask[name]) for name, what in answer.items() if name in mask}


def asked(text: str | None, known: Collection[str]) -> Mask:
    """Read the `fields` of a query; an unknown first name is refused as Google does."""
    if not text:
        return {}
    try:
        mask = parse(text)
    except ValueError:
        raise _unknown(text) from None
    for name in mask:
        if name != "*" and name not in known:
            raise _unknown(name)
    return mask


def _unknown(name: str) -> GoogleError:
    return bad_field(
        name,
        "Request contains an invalid argument. "
        f"Error expanding 'fields' parameter. Cannot find matching fields for path '{name}'.",
    )


def changed(fields: str | None, known: Collection[str]) -> Mask:
    """Read the `fields` of a change, which must name something that is there."""
    if not fields:
        raise InvalidError(
            "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)"
        )
    try:
        mask = parse(fields)
    except ValueError:
        raise InvalidError(f"Invalid field mask: {fields}") from None
    if "*" in mask:
        return {name: {} for name in known}
    for name in mask:
        if name not in known:
            raise InvalidError(f"Invalid field: {name}")
    return mask


def merge(target: dict[str, Any], source: Mapping[str, Any], mask: Mask) -> None:
    """Set in the target what the mask names; what the source leaves out is taken away."""
    for name, below in mask.items():
        if name == "*":
            target.update(source)
        elif not below:
            if name in source and source[name] is not None:
                target[name] = source[name]
            else:
                target.pop(name, None)
        else:
            inner = dict(target.get(name) or {})
            merge(inner, source.get(name) or {}, below)
            if inner:
                target[name] = inner
            else:
                target.pop(name, None)
