"""Templates whose calls go straight to what they call."""

from __future__ import annotations

from functools import lru_cache
from types import BuiltinFunctionType, FunctionType, MethodType
from typing import Any

from jinja2.runtime import Context, Macro

__all__ = ["DirectContext"]

_DIRECT = (FunctionType, MethodType, BuiltinFunctionType, type(lru_cache(str)))


class DirectContext(Context):
    """A context that calls macros and plain functions at once.

    Jinja first looks whether what it calls wants the context, in four steps; a page makes 50 calls,
    and that was a tenth of what it cost.
    """

    def call(__self, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805 (as in Jinja)
        """Call something from a template."""
        kind = type(__obj)
        if kind is Macro:
            args = (__self.eval_ctx, *args)
        elif kind not in _DIRECT or hasattr(__obj, "jinja_pass_arg"):
            return super().call(__obj, *args, **kwargs)
        if kwargs:
            kwargs.pop("_block_vars", None)
            kwargs.pop("_loop_vars", None)
        return __obj(*args, **kwargs)
