"""What rendering needs of MkDocs' settings; they are loaded, and nothing is built."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config import load_config

from klimaatwerf.hosts.mkdocs.theme import theme_folder

__all__ = ["basics"]


def basics(file: Path) -> tuple[Path, dict[str, Any]]:
    """The folder of the theme, and the Markdown extensions with their `configs`.

    Raises:
        Exception: MkDocs refuses the settings.
    """
    config = load_config(config_file=str(file))
    markdown = {"extensions": config.markdown_extensions, "configs": config.mdx_configs}
    return theme_folder(config), markdown
