"""The table of configuration keys, and what is made of it: checks, a JSON schema, documentation."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from itertools import takewhile
from typing import Any

from maskqlint.late_dataclass import dataclass
from maskqlint.settings import Settings, StubName

SEVERITIES = ("error", "warning", "note", "off")
LANGUAGES = ("en", "zh")

# The patterns that both the loader and the schema check by; to Python alone, `$` is also the
# place before a last newline.
_END = r"$(?!\n)"
_DOTTED = r"^[^\W\d]\w*(\.[^\W\d]\w*)+"
_NAME = _DOTTED + _END
_STUB = _DOTTED + r"(:([0-9]+|[^\W\d]\w*))?" + _END
_CALL = rf"^{_END}|^[^\W\d][\w.]*\(.*\){_END}"
_PARAMETER = rf"^[^:]+:[^:]+{_END}"
_CODE = "a rule code or a prefix of one, or ALL"


class WrongValue(Exception):
    """A value that a key does not take; its text says what it takes."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of values.

    Attributes:
        words: what the type is called, as in "must be a list of strings".
        schema: the JSON schema of what a file may hold.
        read: makes the value of `Settings` from that of the file, whose
            directory it is given; raises WrongValue.
        show: the reverse, as plain data.
    """

    words: str
    schema: dict[str, Any]
    read: Callable[[Any, str], Any]
    show: Callable[[Any], Any] = lambda value: list(value) if isinstance(value, tuple) else value


@dataclass(frozen=True, slots=True)
class Key:
    """One key: `name` as it is written in a file, `doc` in one line."""

    name: str
    kind: Kind
    doc: str

    @property
    def field(self) -> str:
        return self.name.replace("-", "_")

    @property
    def default(self) -> Any:
        return self.kind.show(getattr(Settings(), self.field))


def _of_type(expected: type | tuple[type, ...]) -> Callable[[Any, str], Any]:
    def read(value: Any, directory: str) -> Any:
        # True is an int to Python, but not to the writer of a configuration.
        if not isinstance(value, expected) or (isinstance(value, bool) and expected is not bool):
            raise WrongValue
        return value

    return read


def _strings(value: Any, directory: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise WrongValue
    return tuple(value)


def _absolute_paths(value: Any, directory: str) -> tuple[str, ...]:
    return tuple(_absolute(each, directory) for each in _strings(value, directory))


def _absolute(path: str, directory: str) -> str:
    return os.path.normpath(os.path.join(directory, path))


def _pattern(pattern: str, directory: str) -> str:
    """A pattern with a slash starts at the file's directory, one without is a name at any depth."""
    return _absolute(pattern, directory) if "/" in pattern.rstrip("/") else pattern


def _patterns(value: Any, directory: str) -> tuple[str, ...]:
    return tuple(_pattern(each, directory) for each in _strings(value, directory))


def _path(value: Any, directory: str) -> str:
    text: str = _of_type(str)(value, directory)
    return _absolute(text, directory) if text else ""


def _target(value: Any, directory: str) -> str:
    text: str = _of_type(str)(value, directory)
    return _absolute(text, directory) if text.endswith(".toml") else text


def _file_ignores(value: Any, directory: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if not isinstance(value, dict):
        raise WrongValue
    return tuple(
        (_pattern(pattern, directory), _strings(codes, directory))
        for pattern, codes in value.items()
    )


def _severities(value: Any, directory: str) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict) or not all(each in SEVERITIES for each in value.values()):
        raise WrongValue
    return tuple(value.items())


def _language(value: Any, directory: str) -> str:
    if value not in LANGUAGES:
        raise WrongValue
    return str(value)


def _count(value: Any, directory: str) -> int:
    count: int = _of_type(int)(value, directory)
    if count < 1:
        raise WrongValue
    return count


def _positive(value: Any, directory: str) -> float:
    number = float(_of_type((int, float))(value, directory))
    if not number > 0:
        raise WrongValue
    return number


def _matching(pattern: str) -> Callable[[Any, str], tuple[str, ...]]:
    def read(value: Any, directory: str) -> tuple[str, ...]:
        texts = _strings(value, directory)
        if not all(re.search(pattern, text) for text in texts):
            raise WrongValue
        return texts

    return read


def _call(value: Any, directory: str) -> str:
    (text,) = _matching(_CALL)([value], directory)
    return text


def _stub_names(value: Any, directory: str) -> tuple[StubName, ...]:
    parts = [text.partition(":") for text in _matching(_STUB)(value, directory)]
    return tuple(
        StubName(dotted, int(scale) if scale.isdecimal() else scale or None)
        for dotted, _, scale in parts
    )


def _show_stub_names(names: Iterable[StubName]) -> list[str]:
    return [name.dotted if name.scale is None else f"{name.dotted}:{name.scale}" for name in names]


_STRING_LIST: dict[str, Any] = {"type": "array", "items": {"type": "string"}}

# Where a schema has a rule's code; which codes there are, the rule packs say.
_CODE_ITEM: dict[str, Any] = {"$ref": "#/$defs/code"}
_CODE_LIST: dict[str, Any] = {"type": "array", "items": _CODE_ITEM}

CODES = Kind("a list of rule codes", _CODE_LIST, _strings)
FILE_IGNORES = Kind(
    "a table of lists of rule codes by file pattern",
    {"type": "object", "additionalProperties": _CODE_LIST},
    _file_ignores,
    lambda pairs: {pattern: list(codes) for pattern, codes in pairs},
)
SEVERITY = Kind(
    f"a table of {', '.join(SEVERITIES[:-1])} or {SEVERITIES[-1]} by rule code",
    {
        "type": "object",
        "propertyNames": _CODE_ITEM,
        "additionalProperties": {"enum": list(SEVERITIES)},
    },
    _severities,
    dict,
)
PATTERNS = Kind("a list of file patterns", _STRING_LIST, _patterns)
PATHS = Kind("a list of directories", _STRING_LIST, _absolute_paths)
STRINGS = Kind("a list of strings", _STRING_LIST, _strings)
STUBS = Kind(
    'a list of dotted names, with the position or keyword of a scale as "package.Stub:0"',
    {"type": "array", "items": {"type": "string", "pattern": _STUB}},
    _stub_names,
    _show_stub_names,
)
NAMES = Kind(
    "a list of dotted names",
    {"type": "array", "items": {"type": "string", "pattern": _NAME}},
    _matching(_NAME),
)
PARAMETERS = Kind(
    'a list of patterns such as "package.heads.Head.forward:feats"',
    {"type": "array", "items": {"type": "string", "pattern": _PARAMETER}},
    _matching(_PARAMETER),
)
CALL = Kind("a call such as QuantStub(scale=1.0)", {"type": "string", "pattern": _CALL}, _call)
PATH = Kind("a path", {"type": "string"}, _path)
TARGET = Kind("the name of a target, or a path to a table of one", {"type": "string"}, _target)
FLAG = Kind("true or false", {"type": "boolean"}, _of_type(bool))
COUNT = Kind("a whole number from 1", {"type": "integer", "minimum": 1}, _count)
NUMBER = Kind("a number above 0", {"type": "number", "exclusiveMinimum": 0}, _positive)
LANGUAGE = Kind(" or ".join(LANGUAGES), {"enum": list(LANGUAGES)}, _language)

EXTEND = "extend"
EXTEND_DOC = "Another configuration file, whose keys hold where this one has none."

KEYS = {
    key.name: key
    for key in (
        Key("select", CODES, f"The rules to apply: each {_CODE}."),
        Key("extend-select", CODES, "Rules to apply besides those of `select`."),
        Key("ignore", CODES, "Rules to leave out; of `select` and `ignore`, the longer code wins."),
        Key("per-file-ignores", FILE_IGNORES, "Rules to leave out in the files of a pattern."),
        Key("severity", SEVERITY, "Another severity for a rule; `off` leaves it out."),
        Key("fixable", CODES, "The rules whose repairs `--fix` may apply."),
        Key("unfixable", CODES, "Rules whose repairs `--fix` leaves alone."),
        Key("exclude", PATTERNS, "Files and directories to pass by, in place of the usual ones."),
        Key("extend-exclude", PATTERNS, "Files and directories to pass by, besides `exclude`."),
        Key("force-exclude", FLAG, "Whether excludes also hold for paths that are named."),
        Key("src", PATHS, "Directories that imports start from, besides the project's root."),
        Key("target", TARGET, "The chip or toolkit to check for: `journey6`, `torch`, or a table."),
        Key("quantizers", STUBS, "Stub classes (`package.Stub`) and quantizing functions "
            "(`package.quantize`) of your own; with the place of a literal scale, `package.Stub:0` "
            "or `package.Stub:scale`."),
        Key("dequantizers", NAMES, "Classes (`package.DeQuant`) and functions "
            "(`package.dequantize`) of your own that dequantize."),
        Key("quantized-parameters", PARAMETERS, "Parameters that arrive quantized, as patterns: "
            "`package.heads.Head.forward:feats`, `*.forward:*`."),
        Key("mask-stub", CALL, "What a repair writes for a mask's own stub, such as "
            "`QuantStub(scale=1.0)`; empty: as the class spells its own."),
        Key("exact-power-of-two", FLAG, "Whether scales are powers of two, so that 1 stays 1."),
        Key("extreme-fill", NUMBER, "From which absolute value on a fill is extreme (MQ403)."),
        Key("lang", LANGUAGE, "The language of messages."),
        Key("baseline", PATH, "The file of known findings, which are not reported."),
        Key("rule-packs", STRINGS, "Installed rule packs, by the names of their entry points."),
        Key("max-call-depth", COUNT, "How many calls deep values are followed."),
        Key("max-contexts", COUNT, "For how many different arguments a function is entered."),
        Key("max-trace-steps", COUNT, "How many steps of a value's way are kept."),
        Key("max-loop-rounds", COUNT, "How often a loop is walked before its values are unknown."),
        Key("max-steps", COUNT, "How many expressions are evaluated for one entry point."),
        Key("max-unrolled", COUNT, "How many items of a container are followed one by one."),
    )
}  # fmt: skip


def read_value(key: str, value: Any, directory: str) -> Any:
    """The value of `Settings` for a key of a file; raises WrongValue in words."""
    kind = KEYS[key].kind
    try:
        return kind.read(value, directory)
    except WrongValue:
        raise WrongValue(f'"{key}" must be {kind.words}') from None


def codes_of(key: str, value: Any) -> Iterable[str]:
    """The rule codes in a value of `Settings`."""
    kind = KEYS[key].kind
    if kind is CODES:
        return list(value)
    if kind is SEVERITY:
        return [code for code, _ in value]
    if kind is FILE_IGNORES:
        return [code for _, codes in value for code in codes]
    return []


def nearest(word: str, known: Iterable[str], cutoff: float = 0.5) -> str:
    """`; did you mean "..."?` with the nearest known word, or ""."""
    import difflib

    # Case is no part of what somebody means by a word.
    meant = word.casefold()
    matcher = difflib.SequenceMatcher()
    matcher.set_seq2(meant)

    def likeness(candidate: str) -> tuple[float, int]:
        folded = candidate.casefold()
        matcher.set_seq1(folded)
        # Of MQ101 and MQ501, MQ105 is rather the first.
        same = takewhile(lambda pair: pair[0] == pair[1], zip(meant, folded, strict=False))
        return matcher.ratio(), sum(1 for _ in same)

    found = max(known, key=likeness, default=None)
    if found is None or likeness(found)[0] < cutoff:
        return ""
    return f'; did you mean "{found}"?'


def as_toml(value: Any) -> str:
    """A value as a configuration file holds it."""
    import json

    if isinstance(value, dict):
        inside = ", ".join(f"{json.dumps(name)} = {as_toml(each)}" for name, each in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    return json.dumps(value, ensure_ascii=False)


def json_schema(codes: Iterable[str]) -> dict[str, Any]:
    """The JSON schema (draft 2020-12) of a `maskqlint.toml` or of `[tool.maskqlint]`.

    Args:
        codes: those of all rules; a configuration names them or their beginnings.
    """
    prefixes = {code[:end] for code in codes for end in range(1, len(code) + 1)}
    properties: dict[str, Any] = {EXTEND: {"type": "string", "description": EXTEND_DOC}}
    for key in KEYS.values():
        properties[key.name] = {**key.kind.schema, "description": key.doc, "default": key.default}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "maskqlint",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "$defs": {"code": {"enum": ["ALL", *sorted(prefixes)]}},
    }


def readme_table() -> str:
    """The keys as the Markdown table that stands in the README."""
    import json

    rows = ["| key | default | meaning |", "|---|---|---|", f"| `{EXTEND}` | | {EXTEND_DOC} |"]
    for key in KEYS.values():
        default = "the usual ones" if key.name == "exclude" else f"`{json.dumps(key.default)}`"
        rows.append(f"| `{key.name}` | {default} | {key.doc} |")
    return "\n".join(rows) + "\n"
