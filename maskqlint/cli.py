"""The command's entry: answers at once what needs no click, and turns errors into one line."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from maskqlint import __version__

FAILED = 2


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and exit: 0 nothing to report, 1 findings, 2 it could not do its work."""
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """The exit status of the command."""
    if list(arguments) in (["--version"], ["-V"]):
        print(f"maskqlint {__version__}")
        return 0
    for stream in (sys.stdout, sys.stderr):
        # A path or a source line that the terminal's encoding lacks is no reason to fail.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        status = _run(arguments)
        sys.stdout.flush()
        return status
    except BrokenPipeError:
        # Whoever read our output has gone, as `head` does. What is left in the
        # buffer must not raise again while Python shuts down.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except KeyboardInterrupt:
        return _fail("interrupted")
    except Exception as error:
        if os.environ.get("MASKQLINT_DEBUG") == "1":
            raise
        what = " ".join(f"{type(error).__name__}: {error}".split())
        return _fail(f"internal error: {what} (MASKQLINT_DEBUG=1 shows the traceback)")


def _run(arguments: Sequence[str]) -> int:
    import click

    from maskqlint.commands import command
    from maskqlint.settings import ConfigError

    try:
        status = command.main(list(arguments), prog_name="maskqlint", standalone_mode=False)
    except click.ClickException as error:
        return _fail(error.format_message())
    except ConfigError as error:
        return _fail(str(error))
    except click.Abort:
        return _fail("interrupted")
    except SystemExit:
        # What click does of itself when the reader of its output has gone, and
        # when it has printed what a shell asks for.
        return 0 if "_MASKQLINT_COMPLETE" in os.environ else FAILED
    return status if isinstance(status, int) else 0


def _fail(message: str) -> int:
    print(f"maskqlint: {' '.join(message.split())}", file=sys.stderr)
    return FAILED
