"""The settings of our plugin in mkdocs.yml, as MkDocs checks them."""

from __future__ import annotations

from mkdocs.config import config_options
from mkdocs.config.base import Config, ValidationError

from klimaatwerf.hosts.settings import NO, YES

__all__ = ["Options"]


class YesNo(config_options.OptionallyRequired[bool]):
    """`ja` or `nee`, as in the files of a municipality; YAML's own words count too."""

    def run_validation(self, value: object) -> bool:
        """Whether it is `ja`.

        Raises:
            ValidationError: it is neither.
        """
        if value in YES or value in NO:
            return value in YES
        raise ValidationError("Schrijf `ja` of `nee`.")


class Options(Config):
    """What can be set below `klimaatwerf` in the list of plugins."""

    share_pictures = YesNo(default=True)
    kit = YesNo(default=False)
