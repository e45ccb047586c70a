"""Templates that put out what needs no escaping without copying it."""

from __future__ import annotations

import re
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

__all__ = ["OutputGenerator", "shown"]

_SPECIAL = re.compile("[&<>'\"]")


def shown(value: Any) -> str:
    """A value as HTML.

    `escape` makes a new `Markup` of everything, whatever it is; a site has 3,500 values, most of
    which can be joined to the page as they are, for a third of the time.
    """
    if type(value) is Markup:
        return value
    if type(value) is str and _SPECIAL.search(value) is None:
        return value
    return escape(value)


class OutputGenerator(CodeGenerator):
    """Compiles templates so that they put out values with the environment's `shown`."""

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.shown(")
            if finalize.src is not None:
                self.write(finalize.src)
