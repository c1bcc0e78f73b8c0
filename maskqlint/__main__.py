"""`python -m maskqlint` is the command `maskqlint`."""

from __future__ import annotations

from maskqlint.cli import main

if __name__ == "__main__":
    main()
