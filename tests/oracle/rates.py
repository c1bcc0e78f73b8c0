"""What the linter misses and what it reports for nothing, on random models.

`python -m tests.oracle.rates` prints the two rates that the README gives.
"""

from __future__ import annotations

import os
import random
import re
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field

import torch

from maskqlint.findings import Finding
from tests.oracle.chip import Fault
from tests.oracle.grammar import LINES, grown
from tests.oracle.inputs import HUGE, USUAL
from tests.oracle.proof import Agreement, Subject, agreement, seen

MODELS = 100
_SCRATCH = tempfile.TemporaryDirectory(prefix="maskqlint-rates-")


@dataclass
class Counts:
    """Places where something is wrong, and findings.

    Attributes:
        wrong: places at which the simulation sees a fault.
        missed: those of them without a finding.
        reported: findings.
        false: those of them at which the simulation sees nothing.
    """

    models: int = 0
    wrong: int = 0
    missed: int = 0
    reported: int = 0
    false: int = 0
    examples: Counter[str] = field(default_factory=Counter)

    def add(self, text: str, found: Agreement, faults: list[Fault]) -> None:
        """Count one model."""
        self.models += 1
        silent = {fault.row for fault in found.silent}
        self.wrong += len({fault.row for fault in faults} | silent)
        self.missed += len(silent)
        self.reported += len(found.shown) + len(found.hidden)
        self.false += len(found.hidden)
        rows = text.splitlines()
        self.examples.update(f"missed: {_shape(rows[row - 1])}" for row in silent)
        self.examples.update(
            f"false: {each.code} {_shape(rows[each.span.start.row - 1])}" for each in found.hidden
        )

    def __str__(self) -> str:
        missed, false = self.missed / max(self.wrong, 1), self.false / max(self.reported, 1)
        return (
            f"{self.models} models: missed {self.missed} of {self.wrong} faults ({missed:.1%}),"
            f" {self.false} of {self.reported} findings show no fault ({false:.1%})"
        )


def _shape(row: str) -> str:
    """A row without its numbers, so that rows of one form are counted together."""
    return re.sub(r"_\d+", "", row.strip())


def compared(text: str) -> tuple[Agreement, list[Fault]]:
    """Findings and faults of a model, over both ways through its branches; and all faults that count."""
    findings: tuple[Finding, ...] = ()
    faults: list[Fault] = []
    for line in LINES:
        subject = Subject("random", {"net.py": text}, line, {}, False)
        program = subject.at(os.path.join(_SCRATCH.name, "random"))
        findings = subject.lint(program).findings
        for bits in (8, 16):
            for reach in (USUAL, HUGE):
                faults.extend(seen(subject, program, bits, reach))
    faults = list(dict.fromkeys(faults))
    found = agreement(findings, faults)
    counting = [fault for fault in faults if fault.kind not in ("float", "part", "packed", "data")]
    return found, counting


def rates(models: int) -> Counts:
    """Rates over models that are the same in every run."""
    counts = Counts()
    for seed in range(models):
        text = grown(random.Random(seed).choice)
        found, faults = compared(text)
        counts.add(text, found, faults)
    return counts


def main() -> None:
    """Print the rates, and the forms of rows in which the two disagree."""
    torch.set_num_threads(1)
    counts = rates(int(sys.argv[1]) if len(sys.argv) > 1 else MODELS)
    print(counts)
    for shape, number in counts.examples.most_common():
        print(f"{number:5} {shape}")


if __name__ == "__main__":
    main()
