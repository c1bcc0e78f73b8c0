"""The command's entry: answers at once what needs no click, and turns errors into one line."""

from __future__ import annotations

import errno
import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from maskqlint import __version__

if TYPE_CHECKING:
    from maskqlint.told import Watch

FAILED = 2
# What shells expect of a command that Ctrl-C has ended: 128 and the signal's number.
INTERRUPTED = 130

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EIO)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and exit: 0 nothing to report, 1 findings, 2 it could not do its work."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    if given[:1] != ["check"]:
        sys.exit(run(given))
    # Imports make few cycles, and a walk collects its own: 40 ms of a short command.
    gc.disable()
    status = run(given)
    with suppress(OSError, ValueError):  # whoever reads it has gone
        sys.stdout.flush()
        sys.stderr.flush()
    # To take everything apart that was imported and parsed would take as long again.
    os._exit(status)


def run(arguments: Sequence[str]) -> int:
    """The exit status of the command."""
    _prepare_streams()
    try:
        if list(arguments) in (["--version"], ["-V"]):
            print(f"maskqlint {__version__}")
            status = 0
        elif list(arguments[:1]) == ["check"]:
            status = _check(arguments)
        else:
            status = _run(arguments)
        sys.stdout.flush()
        return status
    except BrokenPipeError:
        # Whoever read our output has gone, as `head` does.
        _drop_output()
        return FAILED
    except KeyboardInterrupt:
        return _fail("interrupted", INTERRUPTED)
    except Exception as error:
        if isinstance(error, OSError) and error.errno in _FULL:
            _drop_output()
            return _fail(f"the output cannot be written: {error.strerror}")
        if isinstance(error, FileNotFoundError) and not _is_somewhere():
            return _fail("the current directory does not exist any more")
        if os.environ.get("MASKQLINT_DEBUG") == "1":
            raise
        what = " ".join(f"{type(error).__name__}: {error}".split())
        return _fail(f"internal error: {what} (MASKQLINT_DEBUG=1 shows the traceback)")


def _check(arguments: Sequence[str]) -> int:
    """Tell again what the same command told before, or run it and keep what it tells."""
    from maskqlint import told

    known = told.recall(arguments)
    if known is not None:
        status, text = known
        sys.stdout.write(text)
        return status
    watch = told.Watch(is_kept=True)
    out, err = told.Recorder(sys.stdout), told.Recorder(sys.stderr)
    sys.stdout, sys.stderr = out, err
    try:
        status = _run(arguments, watch)
    finally:
        sys.stdout, sys.stderr = out.stream, err.stream
    if not err.texts:
        told.keep(arguments, watch, status, "".join(out.texts))
    return status


def _run(arguments: Sequence[str], watch: Watch | None = None) -> int:
    import click

    from maskqlint.commands import command
    from maskqlint.settings import ConfigError

    try:
        status = command.main(
            list(arguments), prog_name="maskqlint", standalone_mode=False, obj=watch
        )
    except click.NoSuchOption as error:
        from maskqlint.config_schema import nearest

        hint = nearest(error.option_name, error.possibilities or ())
        return _fail(f'there is no option "{error.option_name}"{hint}')
    except click.ClickException as error:
        return _fail(error.format_message())
    except ConfigError as error:
        return _fail(str(error))
    except click.Abort:
        return _fail("interrupted", INTERRUPTED)
    except SystemExit:
        # What click does of itself when the reader of its output has gone, and
        # when it has printed what a shell asks for.
        return 0 if "_MASKQLINT_COMPLETE" in os.environ else FAILED
    return status if isinstance(status, int) else 0


def _prepare_streams() -> None:
    """Make the standard streams such that neither a path nor a caller who closed one ends a run."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            # Closed by the caller, as `>&-` does.
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115
        elif mode == "w" and hasattr(stream, "reconfigure"):
            # A path or a source line that the terminal's encoding lacks is no reason to fail.
            stream.reconfigure(errors="backslashreplace")


def _is_somewhere() -> bool:
    """Whether the current directory is still there."""
    try:
        return bool(os.getcwd())
    except OSError:
        return False


def _drop_output() -> None:
    """Let go of what is still in stdout's buffer, which would raise again when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fail(message: str, status: int = FAILED) -> int:
    from maskqlint.reporters.terminal import warn

    warn(message)
    return status
