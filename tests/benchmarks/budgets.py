"""The budgets, one function a measurement; each says what was measured and whether it is met."""

from __future__ import annotations

import json
import os
import re
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass

from tests import corpus
from tests.benchmarks import generated, places
from tests.benchmarks.measuring import Command, Run, alternately, least, once

PARSE = """
import gc, json, sys
import libcst
gc.disable()  # which is quicker, and so the harder measure
for path in json.load(open(sys.argv[1])):
    libcst.parse_module(open(path, encoding="utf-8").read())
"""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table."""

    what: str
    budget: str
    measured: str
    met: bool | None


@dataclass(frozen=True, slots=True)
class Tools:
    """Where commands lie, and how many runs a quick one gets."""

    bin: str
    runs: int

    def python(self, code: str, *arguments: str) -> Command:
        """Python with our dependencies."""
        return Command([os.path.join(self.bin, "python"), "-c", code, *arguments])

    def check(self, folder: str, *options: str) -> Command:
        """Our command on a folder."""
        return Command([os.path.join(self.bin, "maskqlint"), "check", *options, folder])

    def cold(self, folder: str, *options: str) -> Command:
        """Without a cache."""
        return self.check(folder, "--no-cache", *options)


def plain(tools: Tools) -> list[Row]:
    """The tree without stubs, cold and warm, and its memory."""
    tree = places.plain_tree(places.PLAIN_FILES)
    ruff = os.path.join(places.peer("ruff"), "ruff")
    arguments = [ruff, "check", "--no-cache", "--quiet", "--select", "E711", tree]
    cold, peer = alternately([tools.cold(tree), Command(arguments)], tools.runs)
    once(tools.check(tree))
    time.sleep(2.5)  # what was written just now is not trusted
    once(tools.check(tree))
    warm, click = alternately([tools.check(tree), tools.python("import click")], 3 * tools.runs)
    return [
        _against(
            "5,000 files without stubs, cold, no cache", cold, peer, 1.0, "`ruff --select E711`"
        ),
        _against("the same, cache warm, nothing changed", warm, click, 2.0, "`import click`"),
        _memory("peak memory on 5,000 files without stubs", cold.peak, 40),
    ]


def single(tools: Tools) -> list[Row]:
    """One file, with and without stubs."""
    stubs = places.one_file("one_with_stubs", generated.one_file(300))
    lines = generated.one_file(300).count("\n")
    bare = places.one_file("one_without", places.real_file(300))
    with_stubs, libcst = alternately(
        [tools.cold(stubs), tools.python("import libcst")], 2 * tools.runs
    )
    without, click = alternately([tools.cold(bare), tools.python("import click")], 2 * tools.runs)
    return [
        _against(
            f"one file of {lines} lines with stubs", with_stubs, libcst, 1.5, "`import libcst`"
        ),
        _against("one file without stubs", without, click, 2.5, "`import click`"),
    ]


def stubs(tools: Tools) -> list[Row]:
    """The generated tree with stubs: time against libcst's parser, and memory."""
    tree, paths = places.stub_tree(1000)
    listing = os.path.join(places.FOLDER, "parsed.json")
    with open(listing, "w", encoding="utf-8") as file:
        json.dump(paths, file)
    cold, parse = alternately(
        [tools.cold(tree, "--jobs", "1"), tools.python(PARSE, listing)], max(1, tools.runs // 3), 0
    )
    shared = once(tools.cold(tree))
    lines = sum(_lines(path) for path in paths)
    return [
        _against(
            f"1,000 generated files with stubs ({lines:,} lines), cold, one worker",
            cold,
            parse,
            2.0,
            "libcst's parser",
        ),
        Row(
            "the same, workers by default",
            "",
            f"{_time(shared.wall)}, {_time(shared.cpu)} of processors",
            None,
        ),
        _memory("peak memory on them, one worker", cold.peak, 600),
    ]


def editor(tools: Tools) -> list[Row]:
    """The server's answer after a change, as measured by the module for that."""
    if not os.path.exists(os.path.join(os.path.dirname(__file__), "editor.py")):
        return []
    python = os.path.join(tools.bin, "python")
    ran = subprocess.run(
        [python, "-m", "tests.benchmarks.editor"],
        cwd=corpus.ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=1200,
    )
    figures = re.findall(r"^(\w.*?) +(\d+) ms +\d+ ms +\d+ ms$", ran.stdout, re.MULTILINE)
    if not figures:
        raise RuntimeError(f"the editor's benchmark failed:\n{ran.stdout}\n{ran.stderr}")
    worst = max(int(figure) for _, figure in figures)
    return [
        Row(
            "a re-check in the editor, file of 500 lines in a project of 100",
            "100 ms",
            f"{worst} ms (the slowest of {len(figures)} kinds of edits)",
            worst <= 100,
        )
    ]


def growth(tools: Tools) -> list[Row]:
    """1, 2, 4 and 8 times as much of each: whether time and memory grow in step."""
    steps = (1, 2, 4, 8)
    runs = max(1, tools.runs // 3)
    trees = [tools.cold(places.plain_tree(1250 * each)) for each in steps]
    bare = alternately(trees, tools.runs, choose=least)
    trees = [tools.cold(places.stub_tree(125 * each)[0], "--jobs", "1") for each in steps]
    files = alternately(trees, runs, 0, least)
    deep = os.path.join(places.FOLDER, "deep.toml")
    with open(deep, "w", encoding="utf-8") as file:
        file.write("max-call-depth = 1000\n")
    # What a run costs before its first file is no part of its growth, and as long as a short chain.
    lengths = (1, *(50 * each for each in steps))
    start, *chains = alternately(
        [tools.cold(places.chain(each), "--jobs", "1", "--config", deep) for each in lengths],
        tools.runs,
        choose=least,
    )
    return [
        _grown("1,250, 2,500, 5,000, 10,000 files without stubs", bare, 0.0),
        _grown("125, 250, 500, 1,000 files with stubs", files, start.cpu),
        _grown("a call chain of 50, 100, 200, 400 functions", chains, start.cpu),
    ]


PEER_COMMANDS = {
    "ruff": ("check", "--no-cache", "--quiet", "--select", "E711"),
    "flake8": ("--select", "E711"),
    "fixit": ("--quiet", "lint"),
    "torchfix": ("--select", "ALL"),
}


def peers(tools: Tools, *, slow: bool = True) -> list[tuple[str, str, str, str]]:
    """Others on timm and on one file: name, times, memory. Those of minutes run once."""
    timm = places.alone("timm", places.public("timm"))
    file = places.alone("file", places.one_file("one_without", places.real_file(300)))
    ours = [tools.cold(timm), tools.cold(file)]
    commands = {"maskqlint": ours}
    for name in places.PEERS:
        binary = os.path.join(places.peer(name), name)
        arguments = [binary, *PEER_COMMANDS[name]]
        commands[name] = [Command([*arguments, folder]) for folder in (timm, file)]
    rows = []
    for name, (tree, single) in commands.items():
        is_slow = name in ("fixit", "torchfix")
        if is_slow and not slow:
            continue
        whole = once(tree) if is_slow else _several(tree, 3)
        one = _several(single, 3)
        rows.append((name, _time(whole.wall), _time(one.wall), f"{whole.peak:.0f} MiB"))
    return rows


def _several(command: Command, runs: int) -> Run:
    return alternately([command], runs, 0)[0]


def _against(what: str, ours: Run, other: Run, factor: float, name: str) -> Row:
    ratio = ours.wall / other.wall
    measured = f"{_time(ours.wall)} against {_time(other.wall)}: {ratio:.2f}"
    budget = f"{factor:g} times {name}" if factor != 1.0 else f"no more than {name}"
    return Row(what, budget, f"{measured}, {ours.peak:.0f} MiB", ratio <= factor)


def _memory(what: str, peak: float, budget: int) -> Row:
    return Row(what, f"{budget} MiB", f"{peak:.0f} MiB", peak <= budget)


def _grown(what: str, runs: Sequence[Run], start: float) -> Row:
    """By the processors' time, which others on the machine disturb less."""
    times = [run.cpu - start for run in runs]
    factors = ", ".join(f"{each / times[0]:.1f}" for each in times)
    peaks = ", ".join(f"{run.peak:.0f}" for run in runs)
    return Row(
        what, "linear: 1, 2, 4, 8", f"{factors} ({peaks} MiB)", times[-1] <= 8 * 1.25 * times[0]
    )


def _time(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"


def _lines(path: str) -> int:
    with open(path, "rb") as file:
        return file.read().count(b"\n")
