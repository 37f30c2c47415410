"""The standard library's dataclasses, made faster: a class costs a tenth, and what is seen of it is the same.

The standard library writes and compiles six methods for every class as its module is loaded, which came to a fifth of
what a short command takes. Here `__init__` alone is written, when the first object is made; the other methods are the
same functions for all classes. What csxl does not use of dataclasses is not here: classes with slots are made by the
standard library, and there is no `InitVar`, no `field(init=False)` and no order.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Never

__all__ = ["dataclass"]

Fields = tuple[Field[Any], ...]
Method = Callable[..., Any]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(cls: type | None = None, /, **ways: bool) -> Any:
        """A dataclass, in the ways of the standard library's: frozen, eq, repr and kw_only. The fields are its own, so
        `replace`, `fields` and `asdict` work."""
        return partial(_completed, **ways) if cls is None else _completed(cls, **ways)


def _completed(cls: type, frozen: bool = False, eq: bool = True, repr: bool = True, kw_only: bool = False) -> type:
    """The class with its fields and methods; a method that it has already stays."""
    cls = dataclasses.dataclass(init=False, repr=False, eq=False, kw_only=kw_only)(cls)
    fields = dataclasses.fields(cls)
    methods: dict[str, Method | None] = {"__init__": _first_init(cls, fields, frozen)}
    if repr:
        methods["__repr__"] = _repr([field.name for field in fields if field.repr])
    if eq:
        compared = [field.name for field in fields if field.compare]
        values: Method = attrgetter(*compared) if compared else lambda _: ()
        methods["__eq__"] = _eq(values)
        methods["__hash__"] = (lambda self: hash(values(self))) if frozen else None
    if frozen:
        methods |= {"__setattr__": _refuse_to_set, "__delattr__": _refuse_to_delete}
    for name, method in methods.items():
        if name not in vars(cls):
            setattr(cls, name, method)
    return cls


def _first_init(cls: Any, fields: Fields, frozen: bool) -> Method:
    """The `__init__` that writes the true one, puts it in its own place and calls it."""

    def __init__(self: object, *given: object, **named: object) -> None:
        cls.__init__ = _written_init(fields, frozen, hasattr(cls, "__post_init__"))
        cls.__init__.__qualname__ = f"{cls.__qualname__}.__init__"
        cls.__init__(self, *given, **named)

    return __init__


def _written_init(fields: Fields, frozen: bool, goes_on: bool) -> Any:
    """The `__init__` that sets each field to what is given, to its default or to what its factory makes; it goes on
    with `__post_init__` where there is one."""
    told = [_parameter(field) for field in fields if not field.kw_only]
    by_name = [_parameter(field) for field in fields if field.kw_only]
    body = [_setting(field, frozen) for field in fields] + ["self.__post_init__()"] * goes_on
    source = f"def __init__({', '.join(['self', *told, *(['*'] if by_name else []), *by_name])}):\n "
    names: dict[str, Any] = {"_set": object.__setattr__, "_missing": MISSING}
    names |= {f"_default_{field.name}": field.default for field in fields}
    names |= {f"_factory_{field.name}": field.default_factory for field in fields}
    exec(source + ("\n ".join(body) or "pass"), names)
    return names["__init__"]


def _parameter(field: Field[Any]) -> str:
    if field.default is not MISSING:
        return f"{field.name}=_default_{field.name}"
    return field.name if field.default_factory is MISSING else f"{field.name}=_missing"


def _setting(field: Field[Any], frozen: bool) -> str:
    name = value = field.name
    if field.default_factory is not MISSING:
        value = f"_factory_{name}() if {name} is _missing else {name}"
    return f"_set(self, {name!r}, {value})" if frozen else f"self.{name} = {value}"


def _repr(names: list[str]) -> Method:
    def __repr__(self: object) -> str:
        return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

    return __repr__


def _eq(values: Method) -> Method:
    def __eq__(self: object, other: object) -> bool:
        return bool(values(self) == values(other)) if other.__class__ is self.__class__ else NotImplemented

    return __eq__


def _refuse_to_set(_: object, name: str, __: object) -> Never:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_: object, name: str) -> Never:
    raise FrozenInstanceError(f"cannot delete field {name!r}")
