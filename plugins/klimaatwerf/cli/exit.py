"""Exit codes, and the exception that ends a command with one."""

from __future__ import annotations

from enum import IntEnum

__all__ = ["CommandError", "Exit", "Terminated"]


class Exit(IntEnum):
    """How a command ended."""

    GOOD = 0
    WARNINGS = 1
    CONTENT = 2
    ENVIRONMENT = 3
    LOCKED = 4
    USAGE = 64
    BUG = 70
    INTERRUPTED = 130
    TERMINATED = 143


class CommandError(Exception):
    """End the command with a code and, where there is something to say, a Dutch sentence."""

    def __init__(self, code: Exit, message: str = "") -> None:
        self.code = code
        self.message = message
        super().__init__(message)


class Terminated(BaseException):
    """Somebody ended the process; like Ctrl+C, this passes by what handles errors."""
