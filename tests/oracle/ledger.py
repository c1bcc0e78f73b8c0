"""What was proved of each repair; `python -m tests.oracle.ledger` writes it down for the README."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import torch

from maskqlint.findings import Applicability, Finding, Fix
from tests.oracle.exceptions import SILENT, UNMET
from tests.oracle.proof import (
    BITS,
    CLOSE,
    NUMBERS,
    VALUES,
    Agreement,
    Sameness,
    Subject,
    agreement,
    all_seen,
    outputs,
    repaired,
    sameness,
    with_fix,
)

RECORD = os.path.join(os.path.dirname(__file__), "proved.txt")
_SCRATCH = tempfile.TemporaryDirectory(prefix="maskqlint-oracle-")


@dataclass(frozen=True)
class Proof:
    """One repair of one finding, applied alone.

    Attributes:
        problems: what did not hold; none, if it is proved.
    """

    finding: Finding
    fix: Fix
    problems: list[str] = field(default_factory=list)

    @property
    def row(self) -> tuple[str, str, str]:
        """Its row in the README's table: code, applicability, message."""
        return self.finding.code, self.fix.applicability.value, told(self.fix.message)


def told(message: str) -> str:
    """A repair's message as the table has it: fills are written with both signs."""
    return re.sub(r"-?\b100\.0\b", "±100.0", message)


def folder_of(subject: Subject) -> str:
    """A folder for a program's files."""
    return os.path.join(_SCRATCH.name, re.sub(r"\W", "_", subject.name))


class Run:
    """One program as it is: its findings, its faults, and what it returns in float."""

    def __init__(self, subject: Subject, weights: Any = None) -> None:
        self.program = subject.at(folder_of(subject))
        self.findings = subject.lint(self.program).findings
        *self.outputs, self.weights = outputs(subject, self.program, weights)
        self.faults = all_seen(subject, self.program)

    @property
    def agreement(self) -> Agreement:
        """Findings and faults side by side."""
        return agreement(self.findings, self.faults)

    def differs_from(self, other: Run, same: Sameness) -> bool:
        """Whether the float model returns something else for any input."""
        pairs = zip(self.outputs, other.outputs, strict=True)
        return not all(same(mine, theirs) for mine, theirs in pairs)


_PROOFS: dict[str, list[Proof]] = {}
_RUNS: dict[tuple[str, tuple[tuple[str, str], ...]], Run] = {}


def run_of(subject: Subject, weights: Any = None) -> Run:
    """A program's run; one text is run once, whichever repairs lead to it."""
    key = (subject.name, tuple(sorted(subject.files.items())))
    if key not in _RUNS:
        _RUNS[key] = Run(subject, weights)
    return _RUNS[key]


def before(subject: Subject) -> Run:
    """The program before its repairs."""
    return run_of(subject)


def proofs(subject: Subject) -> list[Proof]:
    """Every repair with edits, the alternatives among them, each applied alone."""
    if subject.name not in _PROOFS:
        was = before(subject)
        _PROOFS[subject.name] = [
            Proof(finding, fix, list(_problems(subject, was, finding, fix)))
            for finding in was.findings
            for fix in (finding.fix, *finding.alternatives)
            if fix is not None and fix.applicability != Applicability.DISPLAY
        ]
    return _PROOFS[subject.name]


def _problems(subject: Subject, was: Run, finding: Finding, fix: Fix) -> Iterator[str]:
    program = subject.at(folder_of(subject))
    changed = with_fix(subject, program, fix)
    now = run_of(changed, was.weights)
    if (subject.name, finding.code) not in UNMET and now.differs_from(
        was, sameness(finding.code, fix)
    ):
        yield "the float model returns something else"
    yield from faults_left(subject, now)
    shared = any(each.code == "MQ402" for each in now.findings)
    if finding.code == "MQ402" and not shared and any(f.kind == "data" for f in now.faults):
        yield "the data is still lost next to the mask"


def faults_left(subject: Subject, now: Run) -> Iterator[str]:
    """Faults at which the linter reports nothing any more."""
    if subject.name not in SILENT:
        for fault in now.agreement.silent:
            name = os.path.basename(fault.path)
            yield f"{name}:{fault.row}: {fault.kind}, {fault.text}, and no finding"


def together(subject: Subject, *, unsafe: bool) -> list[str]:
    """What does not hold after all repairs that a command would apply."""
    was = before(subject)
    changed = repaired(subject, subject.at(folder_of(subject)), unsafe=unsafe)
    now = run_of(changed, was.weights)
    codes = {finding.code for finding in was.findings}
    same = BITS
    if unsafe:
        same = CLOSE if "MQ403" in codes else VALUES if "MQ503" in codes else NUMBERS
    problems = list(faults_left(subject, now))
    is_unmet = unsafe and any((subject.name, code) in UNMET for code in codes)
    if not is_unmet and now.differs_from(was, same):
        problems.append("the float model returns something else")
    return problems


def proved() -> set[tuple[str, str, str]]:
    """The rows of the README's table that hold wherever they were applied, and were applied somewhere."""
    from tests.oracle.subjects import SUBJECTS

    held: dict[tuple[str, str, str], bool] = {}
    for subject in SUBJECTS:
        for proof in proofs(subject):
            # Where outputs could not be compared, a repair may fail but is not proved.
            if proof.problems or (subject.name, proof.finding.code) not in UNMET:
                held[proof.row] = held.get(proof.row, True) and not proof.problems
    return {row for row, holds in held.items() if holds}


def recorded() -> set[tuple[str, ...]]:
    """What was proved when the record was written."""
    with open(RECORD, encoding="utf-8") as file:
        return {tuple(line.rstrip("\n").split(" | ")) for line in file}


def main() -> None:
    """Write the record."""
    torch.set_num_threads(1)  # the models are small: threads cost more than they save
    text = "".join(" | ".join(row) + "\n" for row in sorted(proved()))
    with open(RECORD, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)


if __name__ == "__main__":
    main()
