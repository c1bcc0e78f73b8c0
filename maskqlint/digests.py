"""Files as bytes, and digests of them: what results are kept by."""

from __future__ import annotations

import os

try:
    # hashlib loads OpenSSL first: 4 ms of a command that may take 40.
    from _blake2 import blake2b
except ImportError:  # pragma: no cover  (another Python than CPython)
    from hashlib import blake2b

_PIECE = 1 << 16
_BINARY = getattr(os, "O_BINARY", 0)


def digest(data: bytes) -> str:
    """32 hexadecimal digits."""
    return blake2b(data, digest_size=16).hexdigest()


def digest_of_text(text: str) -> str:
    """The digest of a text, which may hold paths that are no text."""
    return digest(text.encode("utf-8", "surrogateescape"))


def read_bytes(path: str) -> bytes:
    """A file's bytes, with the fewest system calls; raises OSError."""
    descriptor = os.open(path, os.O_RDONLY | _BINARY)
    try:
        data = os.read(descriptor, _PIECE)
        if not data:
            return data
        while piece := os.read(descriptor, _PIECE):
            data += piece
        return data
    finally:
        os.close(descriptor)
