"""Model source from a seed, in the shapes and sizes of a perception library's heads.

Public code has next to no files with stubs of this kind; these stand for what
is linted every day. About a third of the lines is on a way from a stub, the rest
is what surrounds it: constructors, losses, targets, comments. `python -m
tests.benchmarks.generated FOLDER` writes the corpus to look at.
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Iterator, Sequence
from textwrap import dedent, indent

from tests.benchmarks.templates import (
    ATTEND,
    CLASS,
    CLEAN,
    CONFIG,
    FAULTS,
    GATE,
    HEAD,
    LAYERS,
    LOSS,
    MASKS,
    SCORE,
    TARGETS,
)

SEED = 8
PER_PACKAGE = 25
_THINGS = "agent anchor bev box camera depth edge flow grid lane map motion query ray sensor track"
_PARTS = "decoder encoder fusion head memory mixer neck pool refiner scorer"
THINGS, PARTS = _THINGS.split(), _PARTS.split()


def write(folder: str, files: int = 1000, seed: int = SEED) -> list[str]:
    """Write a project of so many files with stubs; returns their paths.

    A tree with more files begins with the same ones.
    """
    _put(folder, "pyproject.toml", "")
    _put(folder, "library/__init__.py", "")
    _put(folder, "library/common/__init__.py", "")
    _put(folder, "library/common/masks.py", MASKS)
    _put(folder, "library/common/layers.py", LAYERS)
    paths = []
    for package in range((files + PER_PACKAGE - 1) // PER_PACKAGE):
        name = f"{THINGS[package % len(THINGS)]}{package:03}"
        _put(folder, f"library/{name}/__init__.py", f'"""The {name} family."""\n')
        chance = random.Random(seed * 10_000 + package)
        made: list[tuple[str, str]] = []
        for index in range(min(PER_PACKAGE, files - package * PER_PACKAGE)):
            module, cls, text = _file(chance, name, index, made)
            paths.append(_put(folder, f"library/{name}/{module}.py", text))
            made.append((f"library.{name}.{module}", cls))
    return paths


def _file(
    chance: random.Random, package: str, index: int, made: Sequence[tuple[str, str]]
) -> tuple[str, str, str]:
    """One file: its module's name, its class and its text."""
    thing, part = chance.choice(THINGS), chance.choice(PARTS)
    module = f"{thing}_{part}_{index:02}"
    cls = "".join(word.title() for word in (thing, part)) + f"{index:02}"
    # Heads are made of others in the same package, two or three deep.
    used = chance.sample(made, k=min(len(made), chance.choice((0, 0, 1, 2))))
    text = HEAD.format(
        title=cls,
        package=package,
        words=" ".join(chance.sample(THINGS, 4)),
        imports="\n".join(f"from {source} import {name}" for source, name in used),
    )
    text += "\n\n" + _class(chance, cls, [name for _, name in used])
    if chance.random() < 0.4:
        text += CONFIG.format(constant=f"{thing}_{part}".upper(), name=cls, **_numbers(chance))
    return module, cls, text


def _class(chance: random.Random, cls: str, used: Sequence[str]) -> str:
    fields = (
        "".join(f"self.{name.lower()} = {name}(hidden, hidden, depth=1)\n" for name in used)
        or "self.scale = 0.5\n"
    )
    steps = ["x = self.attend(x, keep)", "x = self.gate(x, keep)"]
    steps += [
        f'x = self.quant(self.{name.lower()}(self.dequant(x), lengths, mask)["feats"])'
        for name in used
    ]
    chance.shuffle(steps)
    steps.append("scores = self.score(x, keep)")
    head = CLASS.format(
        name=cls,
        words=" ".join(chance.sample(THINGS, 5)).capitalize(),
        depth=chance.randint(1, 6),
        heads=chance.choice((2, 4, 8)),
        fields=indent(fields.rstrip("\n"), " " * 8),
        steps=indent("\n".join(steps), " " * 8),
        **{
            name: value
            for name, value in _numbers(chance).items()
            if name in ("channels", "hidden")
        },
    )
    fault = chance.choice(FAULTS if chance.random() < 0.05 else CLEAN)
    methods = [ATTEND, GATE, SCORE.format(fault=fault)]
    # Sizes as of real heads: half of them below 200 lines, one of fifty above 500.
    for _ in range(min(24, int(chance.lognormvariate(1.4, 0.8)))):
        methods.append(chance.choice((LOSS, TARGETS)).format(**_numbers(chance)))
    return "\n".join((head, *_numbered(methods)))


def _numbered(methods: Sequence[str]) -> Iterator[str]:
    """No two methods of one name."""
    for number, method in enumerate(methods):
        yield method.replace("def loss_", f"def loss{number}_").replace(
            "_targets(", f"_targets{number}("
        )


def _numbers(chance: random.Random) -> dict[str, object]:
    return {
        "channels": chance.choice((64, 96, 128, 256)),
        "hidden": chance.choice((128, 256)),
        "word": chance.choice(THINGS),
        "number": chance.randint(2, 60),
        "digit": chance.randint(1, 9),
    }


def one_file(lines: int, seed: int = SEED) -> str:
    """The text of a single file with stubs, of about so many lines."""
    chance = random.Random(seed)
    text = _file(chance, "one", 0, [])[2].partition(f"\n{'ONE'}")[0]
    while text.count("\n") + 20 < lines:
        number = text.count("\n")
        method = chance.choice((LOSS, TARGETS)).format(**_numbers(chance))
        text += "\n" + "".join(_numbered([method])).replace("0_", f"{number}_").replace(
            "targets0", f"targets{number}"
        )
    return text


def write_chain(folder: str, length: int) -> None:
    """A project in which a quantized value goes through `length` functions, ten a file."""
    _put(folder, "pyproject.toml", "")
    stage = dedent(
        """\
        def stage_{number}(x, mask):
            y = x * 0.5 + {number}.0
            if y.shape[-1] > {number}:
                y = torch.relu(y)
            y = torch.cat([y, x], dim=-1)[..., : x.shape[-1]]
            return {after}


        """
    )
    for number in range(length):
        path = f"stages_{number // 10}.py"
        last = number + 1 == length
        if number % 10 == 0:
            text = "import torch\n\n"
            if number + 10 < length:
                text += f"from stages_{number // 10 + 1} import stage_{number + 10}\n\n\n"
        after = "y * (mask == 1)" if last else f"stage_{number + 1}(y, mask)"
        text += stage.format(number=number, after=after)
        if number % 10 == 9 or last:
            _put(folder, path, text.rstrip("\n") + "\n")
    _put(
        folder,
        "model.py",
        dedent(
            """\
            from horizon_plugin_pytorch.quantization import QuantStub
            from torch import nn

            from stages_0 import stage_0


            class Net(nn.Module):
                def __init__(self):
                    super().__init__()
                    self.quant = QuantStub()

                def forward(self, x, mask):
                    return stage_0(self.quant(x), self.quant(mask))
            """
        ),
    )


def _put(folder: str, name: str, text: str) -> str:
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    return path


if __name__ == "__main__":
    print(len(write(sys.argv[1])))
