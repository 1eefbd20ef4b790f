"""Our frozen values as JSON and back, by the types that their classes declare."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import lru_cache
from types import NoneType, UnionType
from typing import TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")


def plain(value: object) -> object:
    """Return a value of ours as what JSON knows: objects, lists, texts, numbers, true and null.

    Raises:
        TypeError: it holds something that is none of our values.
    """
    match value:
        case Enum():
            return value.value
        case None | str() | int() | float():
            return value
        case date():
            return value.isoformat()
        case Mapping():
            return {str(key): plain(v) for key, v in cast("Mapping[str, object]", value).items()}
        case tuple():
            return [plain(one) for one in cast("Iterable[object]", value)]
        case _ if is_dataclass(value):
            return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
        case _:
            raise TypeError(type(value).__name__)


def value_of(kind: type[T], told: object) -> T:
    """Return the value of a class of ours that :func:`plain` made this of.

    Raises:
        LookupError, TypeError, ValueError: it was made of another class, or changed since.
    """
    return cast("T", _value(kind, told))


def _value(kind: object, told: object) -> object:
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        # Ours are all of the form X | None.
        return None if told is None else _value(next(k for k in inner if k is not NoneType), told)
    if origin is tuple:
        many = cast("list[object]", _checked(list, told))
        if inner[1:] == (Ellipsis,):
            return tuple(_value(inner[0], one) for one in many)
        return tuple(_value(k, one) for k, one in zip(inner, many, strict=True))
    if origin is Mapping:
        named = cast("dict[str, object]", _checked(dict, told))
        return {key: _value(inner[1], one) for key, one in named.items()}
    if not isinstance(kind, type):
        raise TypeError(str(kind))
    if is_dataclass(kind):
        named = cast("dict[str, object]", _checked(dict, told))
        return kind(**{name: _value(k, named[name]) for name, k in _fields(kind).items()})
    if issubclass(kind, Enum):
        return kind(told)
    if issubclass(kind, date):
        return kind.fromisoformat(cast("str", _checked(str, told)))
    if kind is float and isinstance(told, int):
        return float(told)
    return _checked(cast("type[object]", kind), told)


def _checked(kind: type, told: object) -> object:
    if not isinstance(told, kind):
        raise TypeError(f"{kind.__name__} from {type(told).__name__}")
    return told


@lru_cache(maxsize=64)
def _fields(kind: type) -> Mapping[str, object]:
    hints = get_type_hints(kind)
    return {one.name: hints[one.name] for one in fields(kind)}
