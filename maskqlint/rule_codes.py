"""Which rules there are: their codes without importing them, or the rules themselves."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from maskqlint.file_rules import FILE_RULES
from maskqlint.settings import ConfigError

DEFAULT_PACK = "maskqlint.rules"
_FILE = re.compile(r"(mq\d+)_\w+\.py")


def codes(packs: Sequence[str]) -> Collection[str]:
    """The codes of all rules of the packs; raises ConfigError for a pack that is not installed.

    Those of our own pack are read from the names of its files: a configuration
    that selects rules must not cost the import of all of them.
    """
    others = [pack for pack in packs if pack != DEFAULT_PACK]
    own = _own_codes() if DEFAULT_PACK in packs else []
    return sorted({*FILE_RULES, *own, *(rules(others) if others else ())})


def rules(packs: Sequence[str]) -> Mapping[str, Any]:
    """The rules of the packs by code; raises ConfigError for a pack that is not installed."""
    from maskqlint import rule

    try:
        found = rule.registry(tuple(packs))
    except LookupError as error:
        raise ConfigError(str(error.args[0])) from None
    return dict(sorted({**FILE_RULES, **found}.items()))


def _own_codes() -> list[str]:
    from importlib.util import find_spec

    spec = find_spec(DEFAULT_PACK)
    folders = spec.submodule_search_locations if spec is not None else None
    names = [name for folder in folders or () for name in os.listdir(folder)]
    return [match[1].upper() for name in names if (match := _FILE.fullmatch(name))]
