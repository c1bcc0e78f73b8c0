"""The rules' documentation, as a list, as pages, or as JSON."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

from maskqlint.reporters import RuleInfo


def show(rules: Mapping[str, RuleInfo], code: str | None, *, every: bool, as_json: bool) -> None:
    """Print the list, some rules' pages, or all; raises ConfigError for what means no rule.

    Args:
        code: a code, the beginning of some, or a name, in any case.
    """
    chosen = dict(rules)
    if code is not None:
        meant = code.casefold()
        chosen = {
            each: rule
            for each, rule in rules.items()
            if each.casefold().startswith(meant) or rule.name.casefold() == meant
        }
        if not chosen or not code:
            from maskqlint.config_schema import nearest
            from maskqlint.settings import ConfigError

            names = [*rules, *(rule.name for rule in rules.values())]
            raise ConfigError(f'there is no rule "{code}"{nearest(code, names)}')
    if as_json:
        import json

        objects = [_as_object(chosen[each]) for each in sorted(chosen)]
        sys.stdout.write(json.dumps(objects, indent=2, ensure_ascii=False) + "\n")
    elif every or code is not None:
        _write_markdown("\n".join(page(chosen[each]) for each in sorted(chosen)))
    else:
        sys.stdout.write(_table(chosen))


def _as_object(rule: RuleInfo) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity.value,
        "fixable": rule.is_fixable,
        "doc": rule.doc(),
    }


def _table(rules: Mapping[str, RuleInfo]) -> str:
    width = max((len(rule.name) for rule in rules.values()), default=0)
    return "".join(
        f"{code}  {rules[code].name:<{width}}  {rules[code].severity.value:<7}"
        f"{'  fixable' if rules[code].is_fixable else ''}".rstrip()
        + "\n"
        for code in sorted(rules)
    )


def page(rule: RuleInfo) -> str:
    """A rule's documentation as a page of markdown."""
    fixable = ", fixable" if rule.is_fixable else ""
    return f"# {rule.code} {rule.name}\n\n{rule.severity.value}{fixable}\n\n{rule.doc().strip()}\n"


def _write_markdown(text: str) -> None:
    """Laid out on a terminal, as it is elsewhere."""
    from maskqlint.reporters import terminal

    if not terminal.is_coloured(sys.stdout):
        sys.stdout.write(text)
        return
    from rich.console import Console
    from rich.markdown import Markdown

    Console(file=sys.stdout, width=terminal.width_of(sys.stdout)).print(Markdown(text))
