"""Rules' pages: what the code of a diagnostic links to."""

from __future__ import annotations

import contextlib
import os
import pathlib
import sys
from collections.abc import Sequence

from maskqlint import __version__, rule_pages
from maskqlint.rule_codes import rules
from maskqlint.settings import ConfigError


class Pages:
    """Links to rules' pages: on the web if the client says where, else written to the user's cache.

    Args:
        url: where pages stand, with {code} in it; "" for files.
        folder: where files are written, by default the user's cache.
    """

    def __init__(self, url: str = "", folder: str | None = None) -> None:
        self._url = url
        self._folder = folder or os.path.join(user_cache(), "maskqlint", f"rules-{__version__}")
        self._known: dict[tuple[str, tuple[str, ...]], str | None] = {}

    def href(self, code: str, packs: Sequence[str]) -> str | None:
        """Where a rule's page is, None if it cannot be written."""
        if self._url:
            return self._url.replace("{code}", code)
        key = (code, tuple(packs))
        if key not in self._known:
            self._known[key] = self._write(code, packs)
        return self._known[key]

    def _write(self, code: str, packs: Sequence[str]) -> str | None:
        try:
            text = rule_pages.page(rules(packs)[code]).encode()
        except (ConfigError, KeyError):
            return None
        path = os.path.join(self._folder, f"{code}.md")
        try:
            with contextlib.suppress(OSError), open(path, "rb") as file:
                if file.read() == text:
                    return pathlib.Path(path).as_uri()
            os.makedirs(self._folder, exist_ok=True)
            # Another server may be writing the same page.
            temporary = f"{path}.{os.getpid()}"
            with open(temporary, "wb") as file:
                file.write(text)
            os.replace(temporary, path)
        except OSError:
            return None
        return pathlib.Path(path).as_uri()


def user_cache() -> str:
    """The user's folder for what can be made again."""
    home = os.path.expanduser("~")
    if sys.platform == "win32":  # pragma: no cover
        return os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
    if sys.platform == "darwin":  # pragma: no cover
        return os.path.join(home, "Library", "Caches")
    return os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache")
