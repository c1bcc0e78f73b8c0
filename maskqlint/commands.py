"""The subcommands: what each does, in a line or a few; how is said elsewhere."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import Any

import click

from maskqlint import __version__, cli_options
from maskqlint.cli_options import Commands, GroupedCommand, Option
from maskqlint.config_schema import LANGUAGES
from maskqlint.settings import ConfigError, Settings
from maskqlint.told import Watch

_CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 80}


def _version(ctx: click.Context, parameter: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"maskqlint {__version__}")
        ctx.exit()


@click.group(cls=Commands, context_settings=_CONTEXT, invoke_without_command=True)
@click.option("-V", "--version", is_flag=True, is_eager=True, expose_value=False,
              callback=_version, help="Show the version.")  # fmt: skip
@click.pass_context
def command(ctx: click.Context) -> int:
    """Find the places where a mask meets quantization in PyTorch model source.

    Begin with "maskqlint check" in a project. Exit status: 0 nothing to
    report, 1 findings, 2 the command could not do its work.
    """
    if ctx.invoked_subcommand is None and not ctx.resilient_parsing:
        click.echo(ctx.get_help(), err=True)
        return 2
    return 0


def _check(**options: Any) -> int:
    """Report what goes wrong in PATHS (default: here), and repair it.

    Values are followed through the whole project around the paths; findings
    are reported in the paths alone.
    """
    from maskqlint import check_command

    watch = click.get_current_context().find_object(Watch)
    return check_command.run(check_command.Request(**options), watch)


command.add_command(
    GroupedCommand(
        "check",
        callback=_check,
        params=cli_options.CHECK,
        help=_check.__doc__,
        short_help="Report what goes wrong, and repair it.",
    )
)


@command.command(short_help="List the rules, or explain one.")
@click.argument("code", required=False)
@click.option("--all", "every", is_flag=True, help="The documentation of all rules.")
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text",
              help="For people, or for programs.")  # fmt: skip
def rule(code: str | None, every: bool, output_format: str) -> int:
    """List the rules, or explain those with CODE: a code, the beginning of some, or a name."""
    from maskqlint import rule_codes, rule_pages
    from maskqlint.config import SettingsFor

    settings = SettingsFor(codes=rule_codes.codes)(os.getcwd())
    rules = rule_codes.rules(settings.rule_packs)
    rule_pages.show(rules, code, every=every, as_json=output_format == "json")
    return 0


@command.command(short_help="Show the settings that hold for a path.")
@click.argument("path", default=".")
@click.option("--schema", is_flag=True, help="The JSON schema of a configuration file.")
@click.option("--config", metavar="FILE", help="A configuration to use in place of the project's.")
def config(path: str, schema: bool, config: str | None) -> int:
    """Show the settings that hold for PATH, and where each was set."""
    from maskqlint import config_schema
    from maskqlint.check_command import existing
    from maskqlint.config import SettingsFor
    from maskqlint.rule_codes import codes

    if schema:
        import json

        try:
            known = codes(SettingsFor(config)(os.getcwd()).rule_packs)
        except ConfigError:
            # Somebody may ask because the configuration is wrong.
            known = codes(Settings().rule_packs)
        click.echo(json.dumps(config_schema.json_schema(known), indent=2))
        return 0
    origin = SettingsFor(config, codes=codes).explain(existing(path))
    source = origin.file or "no configuration file: the defaults hold"
    click.echo(f"# {path}: {source}")
    for key in config_schema.KEYS.values():
        value = key.kind.show(getattr(origin.settings, key.field))
        place = origin.places.get(key.field, "default")
        click.echo(f"{key.name} = {config_schema.as_toml(value)}  # {place}")
    return 0


@command.command(short_help="Show the ways of values to where they go wrong.")
@click.argument("path", metavar="PATH[:ROW]")
@click.option("--lang", type=click.Choice(LANGUAGES), help="The language of messages.")
def trace(path: str, lang: str | None) -> int:
    """Show the ways that values took in a file to where they go wrong, one a line."""
    from maskqlint import engine
    from maskqlint.check_command import existing
    from maskqlint.config import SettingsFor
    from maskqlint.rule_codes import codes
    from maskqlint.wording import say

    file, colon, row = path.rpartition(":")
    if not (colon and row.isdecimal()) or os.path.exists(path):
        file, row = path, ""
    settings = SettingsFor(overrides={"lang": lang} if lang else {}, codes=codes)
    report = engine.check([existing(file)], settings)
    found = [each for each in report.findings if not row or each.span.start.row == int(row)]
    for finding in found:
        click.echo(f"{_place(finding)}: {finding.code} {finding.message}")
        for number, step in enumerate(finding.trace, 1):
            click.echo(f"  {number}. {_place(step)}: {step.message}")
    if not found:
        click.echo(say("No value goes wrong there.", settings(file).lang))
    for failure in report.failures:
        click.echo(f"maskqlint: {failure}", err=True)
    return 2 if report.failures else 0


def _place(at: Any) -> str:
    from maskqlint.reporters import View

    return f"{View().relative(at.path)}:{at.span.start.row}:{at.span.start.column}"


def _grid(
    constants: tuple[float, ...],
    max_abs: float | None,
    scale: float | None,
    dtypes: tuple[str, ...],
) -> int:
    """Show what CONSTANTS (default: 1) come back as when they are quantized.

    Give the largest absolute value that an observer sees with --max, or a
    literal scale with --scale. Negative constants go behind "--".
    """
    if (max_abs is None) == (scale is None):
        raise ConfigError("grid: give either --max or --scale")
    if not (max_abs if max_abs is not None else scale or 0) > 0:
        raise ConfigError("grid: --max and --scale must be above 0")
    for line in _grid_lines(constants or (1.0,), max_abs, scale, dtypes):
        click.echo(line)
    return 0


def _grid_lines(
    constants: tuple[float, ...], max_abs: float | None, scale: float | None, names: tuple[str, ...]
) -> Iterator[str]:
    from maskqlint.numerics import DTYPES, float32, observed_scale, on_grid, shown

    for name in names or DTYPES:
        dtype = DTYPES[name]
        step = float32(scale) if scale is not None else observed_scale(max_abs or 0.0, dtype)
        yield f"{name}: scale {step:.5g}, from {shown(dtype.qmin * step)} to {shown(dtype.qmax * step)}"
        for constant in constants:
            back = on_grid(constant, step, dtype)
            exact = " (exact)" if back == float32(constant) else ""
            yield f"  {shown(constant)} comes back as {shown(back)}{exact}"


command.add_command(
    click.Command(
        "grid",
        callback=_grid,
        params=cli_options.GRID,
        help=_grid.__doc__,
        short_help="Show what numbers become when they are quantized.",
    )
)


@command.command(short_help="Serve an editor (Language Server Protocol).")
def server() -> int:
    """Serve an editor over stdio (Language Server Protocol)."""
    try:
        import maskqlint.server as editor
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] not in ("pygls", "lsprotocol"):
            raise
        raise ConfigError(
            f"server: {error.name} is not installed; pip install 'maskqlint[lsp]'"
        ) from None
    editor.serve()


@command.command(short_help="Remove the caches of projects.")
@click.argument("paths", nargs=-1)
def clean(paths: tuple[str, ...]) -> int:
    """Remove the caches of PATHS (default: here) and of the projects around them."""
    import shutil

    from maskqlint.cache_folder import FOLDER
    from maskqlint.check_command import existing
    from maskqlint.project.discovery import find_project_root

    removed = 0
    starts = [existing(path) for path in paths or (".",)]
    for start in sorted({*starts, *map(find_project_root, starts)}):
        cache = os.path.join(start, FOLDER)
        # The tag says that a cache is what it is; a link is somebody else's.
        if os.path.isfile(os.path.join(cache, "CACHEDIR.TAG")) and not os.path.islink(cache):
            try:
                shutil.rmtree(cache)
            except OSError as error:
                raise ConfigError(f"{cache}: cannot be removed: {error.strerror}") from None
            click.echo(f"Removed {cache}")
            removed += 1
    if not removed:
        click.echo("No cache to remove.")
    return 0


@command.command(short_help="Join the reports of several runs.")
@click.argument("files", nargs=-1, required=True)
@click.option("-o", "--output-file", cls=Option, metavar="FILE", help="Write there, not to stdout.")
def merge(files: tuple[str, ...], output_file: str | None) -> int:
    """Join the JSON or SARIF reports of several runs, such as those of --shard."""
    from maskqlint import merging, rule_codes
    from maskqlint.config import SettingsFor

    settings = SettingsFor(codes=rule_codes.codes)(os.getcwd())
    text = merging.merge(files, rule_codes.rules(settings.rule_packs))
    if output_file is None:
        sys.stdout.write(text)
        return 0
    from maskqlint.writing import write_text

    write_text(output_file, text)
    return 0
