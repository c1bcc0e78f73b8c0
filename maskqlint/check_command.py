"""`maskqlint check`: what it reads, runs, prints and writes, in that order."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, TextIO

from maskqlint import reporters
from maskqlint.config import SettingsFor
from maskqlint.known_findings import add_ignores, without_known, write_baselines
from maskqlint.late_dataclass import dataclass
from maskqlint.notices import ALWAYS_TOLD
from maskqlint.reporters.terminal import warn
from maskqlint.rule_codes import DEFAULT_PACK, codes, rules
from maskqlint.settings import ConfigError
from maskqlint.told import Watch

if TYPE_CHECKING:
    from maskqlint.engine import Report
    from maskqlint.findings import Finding

# Below that a run is over before anybody looks at a bar.
_MANY_FILES = 200


@dataclass(frozen=True, slots=True)
class Request:
    """The command line of a check; the names are those of the options."""

    paths: tuple[str, ...]
    select: tuple[str, ...]
    extend_select: tuple[str, ...]
    ignore: tuple[str, ...]
    target: str | None
    fix: bool
    unsafe_fixes: bool
    diff: bool
    exit_non_zero_on_fix: bool
    formats: tuple[str, ...]
    output_file: str | None
    statistics: bool
    lang: str | None
    verbose: bool
    exit_zero: bool
    baseline: str | None
    write_baseline: bool
    add_ignore: str | None
    config: str | None
    isolated: bool
    stdin_filename: str | None
    force_exclude: bool
    jobs: int | None
    shard: tuple[int, int] | None
    no_cache: bool


@dataclass(frozen=True, slots=True)
class Output:
    """A format and the file it goes to, None for stdout."""

    format: str
    file: str | None


def run(request: Request, watch: Watch | None = None) -> int:
    """Do what the command line says; returns the exit status, raises ConfigError.

    Args:
        watch: told of all that the output depends on.
    """
    from maskqlint import engine

    outputs = outputs_of(request.formats, request.output_file)
    _refuse_contradictions(request)
    paths, overlay = _inputs(request)
    settings = _settings(request)
    for path in paths:
        settings(path)  # so that a wrong setting is told before any work
    progress = _Progress()
    watch = watch if watch is not None and not request.no_cache else Watch()
    check = partial(
        engine.check,
        paths,
        settings,
        isolated=request.isolated,
        jobs=request.jobs,
        use_cache=not request.no_cache,
        shard=request.shard,
        progress=progress if sys.stderr.isatty() else None,
    )
    try:
        if request.fix or request.diff:
            return _finish_fix(request, check, settings, paths, overlay, outputs)
        report = check(overlay=overlay, watch=watch)
    finally:
        progress.close()
    status = _finish(request, report, settings, paths, overlay, outputs)
    _complete(watch, request, settings, outputs, overlay)
    return status


def _complete(
    watch: Watch,
    request: Request,
    settings: SettingsFor,
    outputs: Sequence[Output],
    overlay: Mapping[str, bytes],
) -> None:
    """Note what else was read, if nothing was written but stdout."""
    writes = request.write_baseline or request.add_ignore is not None
    if overlay or writes or any(output.file for output in outputs):
        return
    used = settings.all()
    if any(each.rule_packs != (DEFAULT_PACK,) for each in used):
        return  # where other packs lie, only a scan of entry points can tell
    watch.files.update(settings.files)
    watch.files.update(each.target for each in used if os.path.isabs(each.target))
    baselines = {os.path.abspath(request.baseline)} if request.baseline else set()
    watch.files.update(baselines or {each.baseline for each in used if each.baseline})
    watch.complete = True


# What is read


def outputs_of(formats: Sequence[str], output_file: str | None) -> list[Output]:
    """Where which format goes; raises ConfigError before anything is written."""
    outputs = []
    for text in formats or ("full",):
        name, colon, file = text.partition(":")
        if name not in reporters.FORMATS:
            from maskqlint.config_schema import nearest

            hint = nearest(name, reporters.FORMATS)
            raise ConfigError(f'--output-format: there is no format "{name}"{hint}')
        if colon and not file:
            raise ConfigError(f'--output-format: "{text}" names no file behind the colon')
        outputs.append(Output(name, file or output_file))
    files = [output.file and os.path.abspath(output.file) for output in outputs]
    for output in outputs:
        where = output.file or "stdout"
        if files.count(output.file and os.path.abspath(output.file)) > 1:
            raise ConfigError(f"--output-format: two formats would go to {where}")
        if output.file and not os.path.isdir(os.path.dirname(os.path.abspath(output.file))):
            raise ConfigError(f"--output-file: the directory of {where} does not exist")
        if output.file and os.path.isdir(output.file):
            raise ConfigError(f"--output-file: {where} is a directory")
    return outputs


def _refuse_contradictions(request: Request) -> None:
    if request.unsafe_fixes and not (request.fix or request.diff):
        raise ConfigError("--unsafe-fixes says which repairs --fix or --diff may take; add one")
    writers = [
        name
        for name, given in (
            ("--fix", request.fix),
            ("--diff", request.diff),
            ("--write-baseline", request.write_baseline),
            ("--add-ignore", request.add_ignore is not None),
        )
        if given
    ]
    if len(writers) > 1:
        raise ConfigError(f"{writers[0]} and {writers[1]} cannot be used together")
    if request.write_baseline and request.shard is not None:
        raise ConfigError("--write-baseline cannot be used with --shard: a part is no baseline")
    if request.stdin_filename is not None and writers not in ([], ["--diff"]):
        raise ConfigError(f"{writers[0]} cannot be used on stdin")


def _inputs(request: Request) -> tuple[list[str], dict[str, bytes]]:
    """The absolute paths to check, and texts that are not on disk."""
    if request.stdin_filename is None:
        return [existing(path) for path in request.paths or (".",)], {}
    if request.paths not in ((), ("-",)):
        raise ConfigError("--stdin-filename: no other paths can be checked with stdin")
    path = os.path.abspath(request.stdin_filename)
    if os.path.isdir(path):
        raise ConfigError(f'--stdin-filename: "{request.stdin_filename}" is a directory')
    return [path], {path: sys.stdin.buffer.read()}


def existing(path: str) -> str:
    """The absolute path; raises ConfigError with the nearest neighbour if there is none."""
    if os.path.exists(path):
        return os.path.abspath(path)
    if os.path.islink(path):
        raise ConfigError(f'"{path}" is a link that leads nowhere')
    if path == "-":
        raise ConfigError('"-" does not exist; --stdin-filename says which file stdin stands for')
    from maskqlint.config_schema import nearest

    parent = os.path.dirname(path)
    try:
        names = [os.path.join(parent, name) for name in os.listdir(parent or ".")]
    except (OSError, ValueError):
        names = []
    raise ConfigError(f'"{path}" does not exist{nearest(path, names) if path else ""}')


def _settings(request: Request) -> SettingsFor:
    overrides: dict[str, Any] = {
        "select": request.select,
        "extend_select": request.extend_select,
        "ignore": request.ignore,
        "target": request.target,
        "lang": request.lang,
        "force_exclude": request.force_exclude or None,
    }
    if request.target is not None and request.target.endswith(".toml"):
        overrides["target"] = os.path.abspath(request.target)
    given = {name: value for name, value in overrides.items() if value not in (None, ())}
    return SettingsFor(request.config, isolated=request.isolated, overrides=given, codes=codes)


class _Progress:
    """A bar on stderr, made when there are many files; rich is imported only then."""

    def __init__(self) -> None:
        self._bar: Any = None
        self._task: Any = None

    def __call__(self, done: int, total: int) -> None:
        if self._bar is None:
            if total < _MANY_FILES:
                return
            from rich.console import Console
            from rich.progress import Progress

            self._bar = Progress(console=Console(stderr=True), transient=True)
            self._bar.start()
            self._task = self._bar.add_task("Checking", total=total)
        self._bar.update(self._task, completed=done, total=total)

    def close(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()


# What is done with the findings


def _finish(
    request: Request,
    report: Report,
    settings: SettingsFor,
    paths: Sequence[str],
    overlay: Mapping[str, bytes],
    outputs: Sequence[Output],
) -> int:
    if request.write_baseline:
        write_baselines(request, report, settings, paths)
    report = without_known(request, report, settings, paths)
    if request.add_ignore is not None:
        return add_ignores(report, request.add_ignore)
    _print(request, report, settings, overlay, outputs)
    if report.failures:
        return 2
    return 1 if report.findings and not request.exit_zero else 0


def _finish_fix(
    request: Request,
    check: Callable[..., Report],
    settings: SettingsFor,
    paths: Sequence[str],
    overlay: Mapping[str, bytes],
    outputs: Sequence[Output],
) -> int:
    """Apply or show repairs; `fixes.fix` checks as often as it needs."""
    from maskqlint import fixes

    def check_new(overlay: Mapping[str, bytes] = overlay) -> Report:
        return without_known(request, check(overlay=overlay), settings, paths)

    result = fixes.fix(
        check_new, settings, overlay=overlay, unsafe=request.unsafe_fixes, write=request.fix
    )
    for line in (*result.failures, *result.notes):
        warn(line)
    if request.diff:
        sys.stdout.write(result.diff)
        return 2 if result.failures else 1 if result.diff and not request.exit_zero else 0
    _print(request, result.report, settings, overlay, outputs)
    if request.fix and any(each.format == "json" and each.file is None for each in outputs):
        from maskqlint.reporters import json

        # On stdout is the list of what is left, and nothing else: tools hold on to that.
        sys.stderr.write(json.fixed(result.fixed))
    elif result.fixed:
        from maskqlint.wording import say

        told = say(_fixed(result.fixed), settings(paths[0]).lang)
        _words(outputs).write(f"{told}\n")
    if result.failures or result.report.failures:
        return 2
    counts = result.report.findings or (request.exit_non_zero_on_fix and result.fixed)
    return 1 if counts and not request.exit_zero else 0


def _print(
    request: Request,
    report: Report,
    settings: SettingsFor,
    overlay: Mapping[str, bytes],
    outputs: Sequence[Output],
) -> None:
    """Write the report in its formats, and what is said beside it."""
    # What is said of all files together is said as the first of them wants it.
    first = settings(request.paths[0] if request.paths else os.getcwd())
    known = partial(rules, first.rule_packs)
    view = reporters.View(overlay=overlay, lang=first.lang, rules=known)
    for output in outputs:
        write_report(output, report, view)
    if request.statistics:
        _words(outputs).write(statistics(report.findings))
    for notice in report.notices:
        if request.verbose or notice in ALWAYS_TOLD:
            warn(_notice(notice))
    for failure in report.failures:
        warn(failure)


def write_report(output: Output, report: reporters.Results, view: reporters.View) -> None:
    """Write one format; colour, and the terminal's width, only where a person reads it."""
    if output.file is not None:
        from maskqlint.writing import write_text

        write_text(output.file, reporters.render(output.format, report, view))
    elif output.format == "full":
        from maskqlint.reporters import full, terminal

        terminal.write(full.pieces(report, view.at(terminal.width_of(sys.stdout))), sys.stdout)
    else:
        sys.stdout.write(reporters.render(output.format, report, view))


def _notice(notice: str) -> str:
    """What `--verbose` says of a bound that was hit; other notices speak for themselves."""
    from maskqlint import config_schema

    if notice in ("max-rounds", "recursion") or notice in config_schema.KEYS:
        return f"a bound was hit ({notice}): what lies beyond it is unknown, and not reported"
    return notice


def statistics(findings: Sequence[Finding]) -> str:
    """Counts by rule, the most frequent first."""
    counts = Counter((finding.code, finding.name) for finding in findings)
    width = len(str(max(counts.values(), default=0)))
    rows = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return "".join(f"{count:>{width}}  {code}  {name}\n" for (code, name), count in rows)


def _words(outputs: Sequence[Output]) -> TextIO:
    """Where words for people go: not between the lines of a format for machines."""
    machines = any(
        output.file is None and output.format not in reporters.TEXT_FORMATS for output in outputs
    )
    return sys.stderr if machines else sys.stdout


def _fixed(findings: Sequence[Finding]) -> str:
    counts = Counter(finding.code for finding in findings)
    listed = ", ".join(f"{count} {code}" for code, count in sorted(counts.items()))
    from maskqlint.reporters.full import counted

    return f"Fixed {counted(len(findings), 'finding')}: {listed}."
