"""The Dutch problem behind an exception: the template and line, or at least its kind."""

from __future__ import annotations

import traceback
from pathlib import Path

import jinja2
import yaml

from klimaatwerf.core.problems import Problem, problem
from klimaatwerf.core.tree import Place
from klimaatwerf.hosts.settings import CONFIG
from klimaatwerf.sources.trees import MUNICIPALITIES

__all__ = ["explained", "settings_problem"]


def explained(error: BaseException, slug: str, theme: Path, root: Path) -> Problem:
    """What went wrong with a site: where in the theme, else that it stopped."""
    at: tuple[str, int] | None = None
    if isinstance(error, jinja2.TemplateSyntaxError) and error.filename:
        at = (error.filename, error.lineno)
    for frame in traceback.extract_tb(error.__traceback__):
        if frame.lineno and Path(frame.filename).is_relative_to(theme):
            at = (frame.filename, frame.lineno)
    if at is None:
        return problem("site-failed", Place(f"{MUNICIPALITIES}/{slug}/municipality.yml", 1, 1))
    file = Path(at[0])
    name = file.relative_to(root).as_posix() if file.is_relative_to(root) else file.name
    return problem("theme-failed", Place(name, at[1], 1), municipality=slug)


def settings_problem(error: BaseException) -> Problem:
    """Why the settings are refused: the line of mkdocs.yml where YAML names one."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, yaml.MarkedYAMLError) and cause.problem_mark is not None:
            return problem("settings-failed", Place(CONFIG, cause.problem_mark.line + 1, 1))
        cause = cause.__cause__ or cause.__context__
    return problem("settings-failed", Place(CONFIG, 1, 1))
