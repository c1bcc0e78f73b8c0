"""The options of `maskqlint check`, by what they are about, and a help page grouped so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from maskqlint.config_schema import LANGUAGES, nearest
from maskqlint.numerics import DTYPES


class Option(click.Option):
    """An option that stands in a section of the help page."""

    def __init__(
        self, names: Sequence[str], *, section: str = "Options", **attributes: Any
    ) -> None:
        super().__init__(names, **attributes)
        self.section = section


class GroupedCommand(click.Command):
    """A command whose help page has its options in sections, in the order they are given."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; a reason is given with `=`, so that a path behind is a path."""
        end = args.index("--") if "--" in args else len(args)
        whole = [f"{each}=" if each == "--add-ignore" else each for each in args[:end]]
        return super().parse_args(ctx, whole + args[end:])

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the sections."""
        sections: dict[str, list[tuple[str, str]]] = {}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if isinstance(parameter, click.Option) and record is not None:
                section = getattr(parameter, "section", "Options")
                # click puts a space before every value; an optional one is written without.
                named = record[0].replace(" [=", "[=")
                sections.setdefault(section, []).append((named, record[1]))
        for title, records in sections.items():
            with formatter.section(title):
                formatter.write_dl(records)


class Commands(click.Group):
    """A group that says what somebody may have meant."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command by its name."""
        import os

        name = args[0]
        if name in self.commands or name.startswith("-"):
            return super().resolve_command(ctx, args)
        hint = nearest(name, self.commands)
        if os.path.exists(name):
            hint = f'; did you mean "maskqlint check {name}"?'
        raise click.UsageError(f'there is no command "{name}"{hint}')


def _split(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """The codes of an option: with commas between, or given several times."""
    codes = (code.strip() for text in value for code in text.split(","))
    return tuple(code for code in codes if code)


def _shard(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[int, int] | None:
    """I/N as the part's number, from 1, and how many parts there are."""
    if value is None:
        return None
    part, slash, count = value.partition("/")
    if not (slash and part.isdecimal() and count.isdecimal() and 1 <= int(part) <= int(count)):
        raise click.BadParameter(f'"{value}" is no part of a whole such as 1/4', ctx, param)
    return int(part), int(count)


def _codes(name: str, text: str) -> Option:
    return Option(
        [name],
        multiple=True,
        callback=_split,
        metavar="CODES",
        help=text,
        section="Rules",
    )


PATHS = click.Argument(["paths"], nargs=-1, type=click.Path(), metavar="[PATHS]...")
OUTPUT_FILE = Option(
    ["-o", "--output-file"], metavar="FILE", help="Write there, not to stdout.", section="Output"
)
CONFIG = Option(
    ["--config"], metavar="FILE", help="Use this configuration for all paths.", section="Project"
)

CHECK: list[click.Parameter] = [
    PATHS,
    _codes("--select", "Only these rules, by codes or prefixes: MQ1,MQ401."),
    _codes("--extend-select", "These rules too."),
    _codes("--ignore", "Not these rules."),
    Option(
        ["--target"],
        metavar="NAME",
        help="The chip or toolkit: journey6, torch, or the path of a table of its own.",
        section="Rules",
    ),
    Option(["--fix"], is_flag=True, help="Apply safe repairs.", section="Repair"),
    Option(
        ["--unsafe-fixes"],
        is_flag=True,
        help="With --fix or --diff, also repairs that hold under an assumption.",
        section="Repair",
    ),
    Option(
        ["--diff"],
        is_flag=True,
        help="Show what --fix would change, and write nothing.",
        section="Repair",
    ),
    Option(
        ["--exit-non-zero-on-fix"],
        is_flag=True,
        help="Exit with 1 if something was fixed.",
        section="Repair",
    ),
    Option(
        ["--output-format", "formats"],
        multiple=True,
        metavar="FORMAT[:FILE]",
        help="full, concise, json, sarif, github, gitlab, junit or rdjson; "
        "several times for several files.",
        section="Output",
    ),
    OUTPUT_FILE,
    Option(["--statistics"], is_flag=True, help="Count findings by rule.", section="Output"),
    Option(
        ["--lang"], type=click.Choice(LANGUAGES), help="The language of messages.", section="Output"
    ),
    Option(
        ["-v", "--verbose"],
        is_flag=True,
        help="Also say where a bound was hit, and all that has gone from a baseline.",
        section="Output",
    ),
    Option(["--exit-zero"], is_flag=True, help="Exit with 0 despite findings.", section="Output"),
    Option(
        ["--baseline"],
        metavar="FILE",
        help="Known findings, which are not reported.",
        section="Known findings",
    ),
    Option(
        ["--write-baseline"],
        is_flag=True,
        help="Write today's findings there (maskqlint-baseline.json if no file is named); "
        "in a file that exists, counts only go down.",
        section="Known findings",
    ),
    Option(
        ["--add-ignore"],
        is_flag=False,
        flag_value="",
        default=None,
        metavar="[=REASON]",
        help="Write a comment that suppresses each finding, with a reason.",
        section="Known findings",
    ),
    CONFIG,
    Option(
        ["--isolated"],
        is_flag=True,
        help="Only the named files: no configuration, nothing of the project around them.",
        section="Project",
    ),
    Option(
        ["--stdin-filename"],
        metavar="FILE",
        help="Check stdin as this file of its project.",
        section="Project",
    ),
    Option(
        ["--force-exclude"],
        is_flag=True,
        help="Excludes also hold for named paths.",
        section="Project",
    ),
    Option(
        ["--jobs"],
        type=click.IntRange(1),
        metavar="N",
        help="How many processes work at once.",
        section="Work",
    ),
    Option(
        ["--shard"],
        callback=_shard,
        metavar="I/N",
        help="Do the I-th of N equal parts; `maskqlint merge` joins their reports.",
        section="Work",
    ),
    Option(["--no-cache"], is_flag=True, help="Neither read nor write the cache.", section="Work"),
]

GRID: list[click.Parameter] = [
    click.Argument(["constants"], nargs=-1, type=float, metavar="[CONSTANTS]..."),
    Option(["--max", "max_abs"], type=float, help="The largest absolute value observed."),
    Option(["--scale"], type=float, help="A literal scale, in place of an observed one."),
    Option(
        ["--dtype", "dtypes"],
        multiple=True,
        type=click.Choice(list(DTYPES)),
        help="Only this type of integers.",
    ),
]
