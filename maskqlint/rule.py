"""What a rule is: a code, its documentation and examples, and what it says of an event.

A rule sees events and values. It never walks a tree, and does not know how an
operator was spelled or how a value came to where it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from maskqlint.findings import Fix, Severity
from maskqlint.late_dataclass import dataclass

if TYPE_CHECKING:
    from maskqlint.flow.events import Event, Meetings
    from maskqlint.flow.values import Grid, Site, Step
    from maskqlint.project.symbols import ClassSymbol
    from maskqlint.repairs import Builder
    from maskqlint.settings import Settings
    from maskqlint.targets import Target

HEADINGS = (
    "What it does",
    "Why is this bad?",
    "Example",
    "Use instead",
    "Fix safety",
    "References",
)
"""The headings of a rule's documentation, in this order."""


class Text(NamedTuple):
    """A message template with named fields, in the languages that reports are printed in."""

    en: str
    zh: str = ""

    def format(self, lang: str, **fields: object) -> str:
        """The message in a language; English where there is no other."""
        return ((lang == "zh" and self.zh) or self.en).format(**fields)


@dataclass(frozen=True, slots=True)
class Example:
    """Source that a rule reports.

    Attributes:
        source: a whole module; `#>` comments mark what is reported, as in tests/cases.
        fixed: the same after the preferred repair, where one can be applied.
    """

    source: str
    fixed: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A finding before its places are looked up: what a rule yields.

    Attributes:
        ways: the ways of the operands that matter, the stub's first.
        details: what the rule's own `repair` needs to know again.
        lineage: the bases of the classes that the walk has looked up.
        meetings: what met where in all of the walk, not only on this report's way.
    """

    rule: Rule
    site: Site
    message: str
    event: Event
    ways: tuple[Step, ...] = ()
    details: Mapping[str, object] = field(default_factory=dict)
    lineage: Mapping[ClassSymbol, Sequence[ClassSymbol | str]] = field(default_factory=dict)
    meetings: Meetings = field(default_factory=dict, repr=False)


class Rule:
    """Base of all rules; one instance serves one run.

    Handlers are named after events: `on_compare(self, event)` is told every
    `Compare`, and yields reports. `finish` is asked once at the end of each
    entry point.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity]
    messages: ClassVar[Mapping[str, Text]] = {}
    is_fixable: ClassVar[bool] = True
    cause: ClassVar[str] = ""
    """Rules with different causes may both report one expression."""
    is_last_resort: ClassVar[bool] = False
    """Reports only where no other rule does."""
    INVALID: ClassVar[Sequence[Example]] = ()
    VALID: ClassVar[Sequence[str]] = ()

    def __init__(self, settings: Settings, target: Target) -> None:
        self.settings = settings
        self.target = target

    @classmethod
    def doc(cls) -> str:
        """The rule's documentation in markdown."""
        import inspect

        return inspect.cleandoc(cls.__doc__ or "")

    def finish(self) -> Iterable[Report]:
        """What can only be said when an entry point has been walked."""
        return ()

    def repair(self, report: Report, builder: Builder) -> Iterator[Fix]:
        """The repairs for a report, the preferred one first."""
        yield from ()

    def report(
        self,
        event: Event,
        message: str,
        *,
        at: Site | None = None,
        ways: Iterable[Step | None] = (),
        details: Mapping[str, object] | None = None,
        **fields: object,
    ) -> Report:
        """A report of this rule; `message` names one of its templates.

        Args:
            at: where, if not at the event's own place.
            fields: for the template; a node stands for its source.
        """
        source = event.site.module.source
        lang = self.settings.lang
        texts = {name: _text(source, value, lang) for name, value in fields.items()}
        text = self.messages[message].format(lang, **texts)
        steps = tuple(dict.fromkeys(way for way in ways if way is not None))
        return Report(self, at or event.site, text, event, steps, details or {})

    def is_exact(self, grid: Grid, constant: float) -> bool:
        """Whether a constant comes back from a grid as itself."""
        from maskqlint import numerics

        if grid.exact and grid.scale is None:
            return True
        if grid.scale is not None:
            return numerics.is_exact(constant, grid.scale)
        return self.settings.exact_power_of_two and float(constant).is_integer()


MAX_TEXT = 60
"""How much of an expression a message quotes."""


def _text(source: object, value: object, lang: str) -> object:
    import libcst as cst

    from maskqlint.wording import say

    if isinstance(value, cst.CSTNode):
        code: str = source.code(value)  # type: ignore[attr-defined]
        return code if len(code) <= MAX_TEXT else code[: MAX_TEXT - 1] + "…"
    return say(value, lang) if isinstance(value, str) else value


@lru_cache(maxsize=8)
def registry(rule_packs: tuple[str, ...] = ("maskqlint.rules",)) -> Mapping[str, type[Rule]]:
    """The rules of some packs by code, sorted.

    Args:
        rule_packs: `maskqlint.rules`, and names of installed entry points in the group
            of that name.

    Raises:
        LookupError: no such pack is installed, or two rules have one code.
    """
    found: dict[str, type[Rule]] = {}
    for pack in rule_packs:
        for rule in _pack(pack):
            if rule.code in found and found[rule.code] is not rule:
                raise LookupError(f"two rules have the code {rule.code}")
            found[rule.code] = rule
    return dict(sorted(found.items()))


def _pack(name: str) -> Sequence[type[Rule]]:
    from importlib import import_module

    if name == "maskqlint.rules":
        rules: Sequence[type[Rule]] = import_module(name).RULES
        return rules
    from importlib.metadata import entry_points

    # Only packs that are named are looked for: the scan takes some 40 ms.
    for entry in entry_points(group="maskqlint.rules"):
        if entry.name == name:
            module = entry.load()
            loaded: Sequence[type[Rule]] = module.RULES
            return loaded
    raise LookupError(f"no rule pack named {name!r} is installed")
