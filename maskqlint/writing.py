"""Files are written whole or not at all."""

from __future__ import annotations

import os

from maskqlint.settings import ConfigError


def write_text(file: str, text: str) -> None:
    """Write a text as UTF-8; raises ConfigError.

    A name that is no text, such as a path of other bytes, has surrogates in it. They are
    written as JSON escapes them, so that all readers take it and ours get them back.
    """
    write_bytes(file, text.encode("utf-8", "backslashreplace"))


def write_bytes(file: str, data: bytes) -> None:
    """Write through a neighbouring file, so that a crash leaves the old one; raises ConfigError."""
    import tempfile

    # What a link names is written, and the link stays.
    target = os.path.realpath(file)
    temporary = ""
    try:
        if _is_stream(file):
            with open(file, "ab") as stream:
                stream.write(data)
            return
        descriptor, temporary = tempfile.mkstemp(dir=os.path.dirname(target), prefix=".maskqlint-")
        with open(descriptor, "wb") as out:
            out.write(data)
        os.chmod(temporary, _mode(target))
        os.replace(temporary, target)
    except OSError as error:
        if temporary and os.path.exists(temporary):
            os.unlink(temporary)
        raise ConfigError(f"{file}: cannot be written: {error.strerror}") from None


def is_writable(file: str) -> bool:
    """Whether its owner wants a file to be written; root may write any."""
    target = os.path.realpath(file)
    return os.access(target, os.W_OK) and bool(os.stat(target).st_mode & 0o222)


def _is_stream(file: str) -> bool:
    """Whether it is a pipe or a device, or leads to one as /dev/stdout does: none can be replaced.

    Where /dev/stdout leads has no name if it is a pipe, and other writers if it is a file.
    """
    if os.path.abspath(file).startswith("/dev/"):
        return True
    return os.path.exists(file) and not os.path.isfile(file)


def _mode(file: str) -> int:
    """The mode of the file, or what a new one gets."""
    if os.path.exists(file):
        return os.stat(file).st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
