"""What a client may set: initialization options, or the section `maskqlint` of its settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

SECTION = "maskqlint"


@dataclass(frozen=True, slots=True)
class Options:
    """The client's settings; those of the project stand in its files.

    Attributes:
        fix_all: which repairs fix-all applies, "safe" or "unsafe".
        debounce: milliseconds without a change after which a text is checked.
        rule_url: where a rule's page stands, with {code} in it; "" for pages on this machine.
        configuration: a configuration file that holds for all files, "" for the nearest one.
    """

    fix_all: str = "safe"
    debounce: int = 100
    rule_url: str = ""
    configuration: str = ""


NAMES: dict[str, tuple[str, type]] = {
    "fixAll": ("fix_all", str),
    "debounce": ("debounce", int),
    "ruleUrl": ("rule_url", str),
    "configuration": ("configuration", str),
}
FIX_ALL = ("safe", "unsafe")


def read(raw: Any) -> tuple[Options, str]:
    """The options in what a client sends, and what is wrong with it; a wrong one is left out."""
    if isinstance(raw, dict) and isinstance(raw.get(SECTION), dict):
        raw = raw[SECTION]
    if raw is None:
        return Options(), ""
    if not isinstance(raw, dict):
        return Options(), "the settings are no object"
    values: dict[str, Any] = {}
    problems = []
    for name, value in raw.items():
        if name not in NAMES:
            problems.append(f'unknown setting "{name}"{_nearest(name)}')
            continue
        field, kind = NAMES[name]
        if type(value) is not kind:
            problems.append(f'"{name}" must be {"a text" if kind is str else "a number"}')
        elif name == "fixAll" and value not in FIX_ALL:
            problems.append('"fixAll" must be "safe" or "unsafe"')
        elif isinstance(value, int) and value < 0:
            problems.append('"debounce" must not be negative')
        else:
            values[field] = value
    return Options(**values), "; ".join(problems)


def _nearest(name: str) -> str:
    from maskqlint.config_schema import nearest

    return nearest(name, NAMES)
