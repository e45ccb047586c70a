"""What a pack says for the kit: recruit files, channels, letters and rules, each read once."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property

from klimaatwerf.core.model.kit_campaign import CampaignRules
from klimaatwerf.core.problems import Problem, tidy
from klimaatwerf.kit.campaign_rules import read_rules
from klimaatwerf.kit.channels import KitFrames, read_frames
from klimaatwerf.kit.recruiting import Recruiting
from klimaatwerf.sources.kits import KitFiles

__all__ = ["PackWords"]


class PackWords:
    """The words of one pack; `texts` are the names that pack.yml declares."""

    def __init__(self, kit: KitFiles, texts: Collection[str]) -> None:
        self.kit, self._texts = kit, texts

    @cached_property
    def recruiting(self) -> Recruiting:
        """What is said to each audience."""
        return Recruiting(self.kit.files, self._texts)

    @cached_property
    def frames(self) -> KitFrames:
        """The channels, with the texts that they put together."""
        return read_frames(self.kit.files, self._texts)

    @cached_property
    def rules(self) -> CampaignRules | None:
        """The rules of campaign plans; None where they can't be read."""
        return self._rules[0]

    @cached_property
    def _rules(self) -> tuple[CampaignRules | None, tuple[Problem, ...]]:
        return read_rules(self.kit.files)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with what all items need; recruit files tell theirs with each item."""
        return tidy((*self.frames.problems, *self._rules[1]))
