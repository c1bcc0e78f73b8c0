"""What is measured of the command's speed: `python -m tests.benchmarks`.

Downloads public code and the peers once, into `.benchmarks` and `.corpus`; after
that a run takes some twenty minutes, most of them the peers'. With `--write` the
table replaces the one in the README.
"""

from __future__ import annotations

import argparse
import datetime
import os
import platform
import re
import sys
from collections.abc import Iterator, Sequence

from tests import corpus
from tests.benchmarks import budgets, places
from tests.benchmarks.budgets import Row, Tools

MARKERS = ("<!-- benchmark -->\n", "<!-- /benchmark -->")
PARTS = {
    "plain": budgets.plain,
    "single": budgets.single,
    "stubs": budgets.stubs,
    "editor": budgets.editor,
    "growth": budgets.growth,
}


def machine() -> str:
    """Processor, cores and Python."""
    model = platform.processor() or platform.machine()
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            found = re.search(r"^model name\s*:\s*(.+)$", file.read(), re.MULTILINE)
            model = found[1] if found else model
    except OSError:
        pass
    cores = os.cpu_count() or 1
    return f"{model}, {cores} cores, {platform.system()}, Python {platform.python_version()}"


def table(rows: Sequence[Row], peers: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """The tables in Markdown."""
    yield f"Measured on {datetime.date.today().isoformat()}: {machine()}. Times are medians of"
    yield "whole commands, run in turn with what they are compared with."
    yield ""
    yield "| what | budget | measured | met |"
    yield "| --- | --- | --- | --- |"
    for row in rows:
        met = "" if row.met is None else "yes" if row.met else "**no**"
        yield f"| {row.what} | {row.budget} | {row.measured} | {met} |"
    if peers:
        yield ""
        yield "| tool | timm, 304 files | one file of 300 lines | peak memory |"
        yield "| --- | --- | --- | --- |"
        for peer in peers:
            yield f"| {' | '.join(peer)} |"


def write_readme(text: str) -> None:
    """Put the tables between the markers of the README, in each language."""
    for name in ("README.md", "README.zh-CN.md"):
        path = os.path.join(corpus.ROOT, name)
        with open(path, encoding="utf-8") as file:
            before, _, rest = file.read().partition(MARKERS[0])
        _, _, after = rest.partition(MARKERS[1])
        with open(path, "w", encoding="utf-8") as file:
            file.write(f"{before}{MARKERS[0]}{text}{MARKERS[1]}{after}")


def main() -> int:
    """Measure, print, and fail if a budget is not met."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the table into the README")
    parser.add_argument("--runs", type=int, default=9, help="of a quick command")
    parser.add_argument("--only", choices=[*PARTS, "peers"], action="append", help="this part")
    options = parser.parse_args()
    wanted = options.only or [*PARTS, "peers"]
    os.makedirs(places.FOLDER, exist_ok=True)
    tools = Tools(places.ours(), options.runs)
    rows: list[Row] = []
    for name, measure in PARTS.items():
        if name in wanted:
            print(f"measuring: {name}", file=sys.stderr)
            rows += measure(tools)
    others = budgets.peers(tools) if "peers" in wanted else []
    text = "".join(f"{line}\n" for line in table(rows, others))
    print(text, end="")
    if options.write:
        write_readme(text)
    return 0 if all(row.met is not False for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
