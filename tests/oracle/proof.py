"""What the linter reports about a program, and what the simulation sees go wrong in it, side by side."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import torch

from maskqlint import fixes
from maskqlint.config import SettingsFor
from maskqlint.engine import Report, check
from maskqlint.findings import Applicability, Finding, Fix
from maskqlint.source import SourceFile
from tests.cases_support import CASES, FIXTURES, Case, options
from tests.oracle.chip import Fault
from tests.oracle.inputs import HUGE, SMALL, USUAL, Inputs, Line, lines
from tests.oracle.models import Call, Program, faults, floats

FLOAT_RUNS = 100
CALIBRATION_RUNS = 10
CHIP_RUNS = 10
_SHARED = frozenset(["part", "mask", "packed", "differs"])
_RAISES = frozenset(["raises"])
SHOWS: dict[str, frozenset[str]] = {
    "MQ101": frozenset(["differs"]),
    "MQ102": frozenset(["differs"]),
    "MQ103": frozenset(["differs", "raises"]),
    "MQ104": frozenset(["differs", "raises"]),
    "MQ201": frozenset(["operand"]),
    "MQ202": frozenset(["operand"]),
    "MQ203": frozenset(["operand"]),
    "MQ301": frozenset(["differs"]),
    "MQ401": _SHARED,
    "MQ402": _SHARED | {"data"},
    "MQ403": frozenset(["data"]),
    "MQ501": frozenset(["raises"]),
    "MQ502": frozenset(["raises"]),
    "MQ503": frozenset(["dtype"]),
    "MQ504": frozenset(["condition"]),
    "MQ505": frozenset(["raises"]),
}
"""By which kinds of faults a finding shows."""
ANYWHERE = frozenset(["MQ401", "MQ402", "MQ403"])
"""Reported at a stub or a fill; what comes of it shows where the mask is used."""


@dataclass(frozen=True)
class Subject:
    """A program under proof.

    Attributes:
        files: its texts, by path relative to the folder; the settings of a project among them.
        line: how its model is made and called.
        overrides: settings of a single file.
    """

    name: str
    files: Mapping[str, str]
    line: Line
    overrides: Mapping[str, Any]
    is_project: bool

    @property
    def is_about_sharing(self) -> bool:
        """Whether a mask shares something with data."""
        return any("MQ401" in text or "MQ402" in text for text in self.files.values())

    def at(self, folder: str) -> Program:
        """The program with its files written to a folder."""
        shutil.rmtree(folder, ignore_errors=True)
        for name, text in self.files.items():
            path = os.path.join(folder, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8", newline="") as file:
                file.write(text)
        module, colon, make = self.line.make.partition(":")
        if not colon:
            first = next(name for name in self.files if name.endswith(".py"))
            module, make = first.removesuffix(".py"), module
        return Program(folder, self._roots(), module, make)

    def _roots(self) -> tuple[str, ...]:
        """The folder itself and all that hold files but are no packages."""
        folders = {os.path.dirname(name) for name in self.files}
        packages = {os.path.dirname(n) for n in self.files if n.endswith("__init__.py")}
        bare = {folder for folder in folders - packages if folder}
        return ("", *sorted(bare | {os.path.dirname(each) for each in packages} - {""}))

    def lint(self, program: Program, overlay: Mapping[str, bytes] | None = None) -> Report:
        """The linter's report on the written files."""
        paths = [program.folder] if self.is_project else program.files()
        settings = SettingsFor(isolated=not self.is_project, overrides=dict(self.overrides))
        report = check(paths, settings, isolated=not self.is_project, overlay=dict(overlay or {}))
        assert not report.failures, report.failures
        return report

    def calls(self, count: int, reach: str = USUAL, *, is_finite: bool = False) -> list[Call]:
        """Random inputs, the same for every version of the program."""
        return [self.line.call(Inputs(seed, reach, is_finite=is_finite)) for seed in range(count)]

    def changed(self, program: Program, texts: Mapping[str, bytes]) -> Subject:
        """The subject with other texts in some of its files."""
        files = dict(self.files)
        for path, data in texts.items():
            files[os.path.relpath(path, program.folder)] = data.decode()
        return Subject(self.name, files, self.line, self.overrides, self.is_project)


def subject(case: Case) -> Subject | None:
    """A case as a program; None if the table of inputs does not have it."""
    table = lines()
    name = os.path.splitext(os.path.relpath(case.path, FIXTURES))[0]
    if name.startswith(".."):
        name = os.path.splitext(os.path.relpath(case.path, CASES))[0]
    name = name.removeprefix("projects/")
    if os.path.isfile(case.path):
        texts = {os.path.basename(case.path): SourceFile.read(case.path).text}
    else:
        paths = [*case.files, *_settings(case.path)]
        texts = {os.path.relpath(path, case.path): SourceFile.read(path).text for path in paths}
    line = table.get(name)
    if line is None:
        return None
    return Subject(name, texts, line, options(case), case.is_project)


def _settings(folder: str) -> Iterator[str]:
    for name in ("pyproject.toml", "maskqlint.toml"):
        if os.path.exists(os.path.join(folder, name)):
            yield os.path.join(folder, name)


def example(code: str, number: int, source: str) -> Subject:
    """A rule's example as a program."""
    name = f"{code}-{number}"
    return Subject(name, {"model.py": source}, lines()[name], {}, False)


@dataclass
class Agreement:
    """Findings and faults of one version of a program.

    Attributes:
        shown: findings that the simulation confirms.
        hidden: findings of which it sees nothing.
        silent: faults that no finding tells of.
    """

    shown: list[Finding]
    hidden: list[Finding]
    silent: list[Fault]


def agreement(findings: Sequence[Finding], found: Sequence[Fault]) -> Agreement:
    """Match findings with faults: by place, or by kind where the finding stands at a stub."""
    shown: list[Finding] = []
    hidden: list[Finding] = []
    for finding in findings:
        is_shown = any(_is_of(finding, fault, SHOWS[finding.code]) for fault in found)
        (shown if is_shown else hidden).append(finding)
    silent = [
        fault
        for fault in found
        if not _is_known(fault)
        # Where an expression has a finding, MQ501 does not tell the same place again.
        and not any(_is_of(each, fault, _explains(each.code)) for each in findings)
    ]
    return Agreement(shown, hidden, silent)


def _explains(code: str) -> frozenset[str]:
    """Faults that a finding keeps others from telling: a product with what was cast, too."""
    return SHOWS[code] | _RAISES | (frozenset(["operand"]) if code == "MQ301" else frozenset())


def _is_of(finding: Finding, fault: Fault, kinds: frozenset[str]) -> bool:
    if fault.kind not in kinds:
        return False
    if finding.code in ANYWHERE and fault.kind not in _RAISES:
        return True
    if os.path.realpath(fault.path) != os.path.realpath(finding.path):
        return False
    return finding.span.start.row <= fault.row <= finding.span.end.row


def _is_known(fault: Fault) -> bool:
    """What happens without being a fault of its own: it only shows what a finding means."""
    return fault.kind in ("float", "part", "packed", "data")


def seen(subject_: Subject, program: Program, bits: int, reach: str = USUAL) -> list[Fault]:
    """All faults of a program in one range of its data."""
    calibration = subject_.calls(CALIBRATION_RUNS, reach, is_finite=True)
    found = faults(program, calibration, subject_.calls(CHIP_RUNS, reach), bits)
    # What an outlier does to data alone is no mask's affair.
    known = {*subject_.line.known, *(["data"] if reach == HUGE else [])}
    return [fault for fault in found if fault.kind not in known]


def all_seen(subject_: Subject, program: Program) -> list[Fault]:
    """All faults in both widths; where a mask shares something with data, in all ranges of that."""
    reaches = (USUAL, HUGE, SMALL) if subject_.is_about_sharing else (USUAL,)
    found = (seen(subject_, program, bits, reach) for bits in (8, 16) for reach in reaches)
    return list(dict.fromkeys(fault for faults_ in found for fault in faults_))


def with_fix(subject_: Subject, program: Program, fix: Fix) -> Subject:
    """The program with one repair applied."""
    texts = {}
    for path in {edit.path for edit in fix.edits}:
        source = SourceFile.read(path)
        edits = [edit for edit in fix.edits if edit.path == path]
        texts[path] = source.encode(fixes.apply_edits(source, edits))
    return subject_.changed(program, texts)


def repaired(subject_: Subject, program: Program, *, unsafe: bool) -> Subject:
    """The program after all repairs."""

    def again(overlay: Mapping[str, bytes]) -> Report:
        return subject_.lint(program, overlay)

    return subject_.changed(program, fixes.repaired(again, {}, unsafe=unsafe))


def outputs(subject_: Subject, program: Program, weights: Any = None) -> list[Any]:
    """The float model's outputs; its weights come last."""
    return floats(program, subject_.calls(FLOAT_RUNS), weights)


@dataclass(frozen=True)
class Sameness:
    """What counts as the same output.

    BITS: bit for bit. NUMBERS: 0.0 and -0.0 are one number. VALUES: True is 1.0.
    CLOSE: what exp(-100) is off from 0.
    """

    is_bitwise: bool = False
    is_typed: bool = True
    tolerance: float = 0.0

    def __call__(self, left: Any, right: Any) -> bool:
        """Whether two outputs are the same, item by item."""
        if isinstance(left, torch.Tensor) and isinstance(right, torch.Tensor):
            return self._tensors(left, right)
        if isinstance(left, dict):
            return left.keys() == right.keys() and all(self(left[k], right[k]) for k in left)
        if isinstance(left, (list, tuple)):
            pairs = zip(left, right, strict=True)
            return len(left) == len(right) and all(self(a, b) for a, b in pairs)
        return type(left) is type(right) and bool(left == right)

    def _tensors(self, left: torch.Tensor, right: torch.Tensor) -> bool:
        if left.shape != right.shape or (self.is_typed and left.dtype != right.dtype):
            return False
        if not self.is_typed:
            left, right = left.double(), right.double()
        if self.is_bitwise and left.dtype == torch.float32:
            left, right = (each.contiguous().view(torch.int32) for each in (left, right))
        if not left.is_floating_point():
            return bool(torch.equal(left, right))
        return bool(torch.allclose(left, right, rtol=0.0, atol=self.tolerance, equal_nan=True))


BITS = Sameness(is_bitwise=True)
NUMBERS = Sameness()
VALUES = Sameness(is_typed=False)
CLOSE = Sameness(tolerance=1e-6)


def sameness(code: str, fix: Fix) -> Sameness:
    """What a repair promises of the float model's outputs."""
    if fix.applicability == Applicability.SAFE:
        return BITS
    return {"MQ503": VALUES, "MQ403": CLOSE}.get(code, NUMBERS)
