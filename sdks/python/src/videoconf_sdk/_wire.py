"""How models come off the wire, and how what is asked goes onto it."""

from __future__ import annotations

import dataclasses
from datetime import datetime, timezone
from functools import lru_cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")


def decode(model: type[T], wire: Any) -> T:
    """Reads a model. Fields that this version does not know are left out; fields that are missing are None."""
    given = wire if isinstance(wire, dict) else {}
    return model(**{name: _value(type_, given.get(name.rstrip("_"))) for name, type_ in _fields(cast(Any, model)).items()})


@lru_cache(maxsize=None)
def _fields(model: Any) -> dict[str, Any]:
    hints = get_type_hints(model)
    return {field.name: hints[field.name] for field in dataclasses.fields(model)}


def _value(type_: Any, wire: Any) -> Any:
    if wire is None:
        return None
    origin = get_origin(type_)
    if origin is Union:
        return _value(next(it for it in get_args(type_) if it is not type(None)), wire)
    if origin is list:
        return [_value(get_args(type_)[0], it) for it in wire]
    if type_ is datetime:
        return when(wire)
    if dataclasses.is_dataclass(type_) and isinstance(type_, type):
        return decode(type_, wire)
    return wire


def when(text: str) -> datetime:
    """Reads RFC 3339; Python 3.10 knows neither its Z nor its nanoseconds."""
    head, dot, tail = text.removesuffix("Z").partition(".")
    digits = "".join(it for it in tail if it.isdigit())[:6]
    read = datetime.fromisoformat(head + ("." + digits.ljust(6, "0") if dot else ""))
    return read if read.tzinfo is not None else read.replace(tzinfo=timezone.utc)


def encode(value: Any) -> Any:
    """What is None in a dict of ours is left out; times become RFC 3339 in UTC."""
    if isinstance(value, datetime):
        return value.astimezone(timezone.utc).isoformat().replace("+00:00", "Z")
    if isinstance(value, dict):
        return {key: encode(it) for key, it in value.items()}
    if isinstance(value, (list, tuple)):
        return [encode(it) for it in value]
    return value


def given(**fields: Any) -> dict[str, Any]:
    """The fields that are not None."""
    return {name: encode(value) for name, value in fields.items() if value is not None}
