"""The settings of open files; where a configuration is broken, the last good one holds."""

from __future__ import annotations

import os

from maskqlint import rule_codes, targets
from maskqlint.config import Settings, SettingsFor
from maskqlint.settings import ConfigError


class KeptSettings(SettingsFor):
    """Settings as the files have them now.

    Args:
        good: what held for each directory when its configuration was last right; is kept up.
        config: one file that holds for all paths.

    Attributes:
        problems: what is wrong with configurations, as one line each.
    """

    __slots__ = ("_chosen", "_good", "problems")

    def __init__(self, good: dict[str, Settings], config: str | None = None) -> None:
        super().__init__(config, codes=rule_codes.codes)
        self._good = good
        self._chosen: dict[str, Settings] = {}
        self.problems: dict[str, None] = {}

    def __call__(self, path: str) -> Settings:
        """The settings of a file; never raises."""
        path = os.path.abspath(path)
        directory = path if os.path.isdir(path) else os.path.dirname(path)
        chosen = self._chosen.get(directory)
        if chosen is None:
            chosen = self._chosen[directory] = self._choose(directory)
        return chosen

    def _choose(self, directory: str) -> Settings:
        try:
            settings = self._in(directory).settings
            targets.load(settings.target)
        except ConfigError as error:
            self.problems[str(error)] = None
            return self._last_good(directory)
        self._good[directory] = settings
        return settings

    def _last_good(self, directory: str) -> Settings:
        while directory not in self._good:
            parent = os.path.dirname(directory)
            if parent == directory:
                return Settings()
            directory = parent
        return self._good[directory]
