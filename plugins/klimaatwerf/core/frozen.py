"""Mappings that nobody can change and that travel between processes."""

from __future__ import annotations

from typing import Any, NoReturn, TypeVar

__all__ = ["FrozenMapping"]

K = TypeVar("K")
V = TypeVar("V")


def _refuse(self: object, *given: object, **named: object) -> NoReturn:
    """Refuse a change."""
    raise TypeError("this mapping is frozen")


class FrozenMapping(dict[K, V]):
    """A dict that refuses every change; unlike `MappingProxyType` it can be pickled."""

    __slots__ = ()
    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __reduce__(self) -> tuple[Any, ...]:
        """Made whole again at once, for items can't be set one by one."""
        return FrozenMapping, (dict(self),)
