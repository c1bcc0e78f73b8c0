"""Known findings that are not reported, recognized by what they say rather than by their line."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from maskqlint.findings import Finding
from maskqlint.late_dataclass import dataclass
from maskqlint.settings import ConfigError, from_here

VERSION = 1
# Why a finding is suppressed that a baseline knows.
BASELINED = "in the baseline"
_REWRITE = "write it anew with --write-baseline after removing it"


class Known(NamedTuple):
    """What a finding is recognized by: no row, so that it survives moved lines."""

    path: str
    symbol: str
    code: str
    source: str


@dataclass(frozen=True, slots=True)
class Matched:
    """What a baseline makes of a run.

    Attributes:
        new: findings that it does not know.
        known: findings that it does.
        gone: its entries that no longer occur, with how often each is missing.
    """

    new: tuple[Finding, ...]
    known: tuple[Finding, ...]
    gone: tuple[tuple[Known, int], ...]


@dataclass(frozen=True, slots=True)
class Baseline:
    """How often each finding is known; paths are relative to `root`, with forward slashes."""

    root: str
    counts: Counter[Known]

    @classmethod
    def of(cls, findings: Iterable[Finding], root: str) -> Baseline:
        """A baseline that knows exactly these findings."""
        return cls(root, Counter(known(finding, root) for finding in findings))

    @classmethod
    def load(cls, file: str) -> Baseline:
        """Read a baseline; raises ConfigError, so that a broken one is never taken for an empty one."""
        import json

        try:
            with open(file, encoding="utf-8") as handle:
                document = json.load(handle)
        except OSError as error:
            hint = "" if os.path.exists(file) else "; --write-baseline makes it"
            raise ConfigError(
                f"{from_here(file)}: the baseline cannot be read: {error.strerror}{hint}"
            ) from None
        except (ValueError, RecursionError) as error:
            reason = " ".join(str(error).split())
            raise ConfigError(
                f"{from_here(file)}: the baseline is broken: {reason}; {_REWRITE}"
            ) from None
        return cls(os.path.dirname(os.path.abspath(file)), _counts(file, document))

    def match(
        self, findings: Sequence[Finding], is_judged: Callable[[Known], bool] = lambda known: True
    ) -> Matched:
        """Split the findings; of several alike, the first ones are the known ones.

        Args:
            is_judged: whether the run would have found an entry if it were still there.
        """
        left = Counter(self.counts)
        new, old = [], []
        for finding in sorted(findings, key=lambda finding: finding.sort_key):
            entry = known(finding, self.root)
            if left[entry] > 0:
                left[entry] -= 1
                old.append(finding)
            else:
                new.append(finding)
        gone = [(entry, count) for entry, count in left.items() if count and is_judged(entry)]
        return Matched(tuple(new), tuple(old), tuple(sorted(gone)))

    def lowered(self, gone: Iterable[tuple[Known, int]]) -> Baseline:
        """The baseline without what is gone: over time, counts only go down."""
        return Baseline(self.root, self.counts - Counter(dict(gone)))

    def dump(self) -> str:
        """The file's text: sorted and one entry a line, so that merges are easy to read."""
        import json

        entries = [
            json.dumps({**entry._asdict(), "count": count}, ensure_ascii=False)
            for entry, count in sorted(self.counts.items())
            if count > 0
        ]
        listed = "".join(f"\n    {entry}," for entry in entries).rstrip(",")
        return f'{{\n  "tool": "maskqlint",\n  "version": {VERSION},\n  "findings": [{listed}\n  ]\n}}\n'

    def path_of(self, entry: Known) -> str:
        """The absolute path of an entry's file."""
        return os.path.normpath(os.path.join(self.root, entry.path))


def known(finding: Finding, root: str) -> Known:
    """What the finding is recognized by in a baseline that stands in `root`."""
    try:
        path = os.path.relpath(finding.path, root)
    except ValueError:  # pragma: no cover  (another drive)
        path = finding.path
    return Known(path.replace(os.sep, "/"), finding.symbol, finding.code, finding.source)


def identified(findings: Iterable[Finding], root: str) -> Iterator[tuple[Finding, str]]:
    """Each finding with a digest that survives moved lines, numbered among findings alike."""
    import hashlib

    seen: Counter[Known] = Counter()
    for finding in findings:
        entry = known(finding, root)
        seen[entry] += 1
        data = "\0".join(entry).encode("utf-8", "surrogateescape")
        yield finding, f"{hashlib.sha256(data).hexdigest()}:{seen[entry]}"


def _counts(file: str, document: Any) -> Counter[Known]:
    if not isinstance(document, dict) or document.get("tool") != "maskqlint":
        raise ConfigError(f"{from_here(file)}: is no baseline of maskqlint")
    if document.get("version") != VERSION:
        raise ConfigError(
            f"{from_here(file)}: a baseline of version {document.get('version')!r}, not {VERSION}; {_REWRITE}"
        )
    entries = document.get("findings")
    counts: Counter[Known] = Counter()
    for entry in entries if isinstance(entries, list) else [None]:
        fields = entry if isinstance(entry, dict) else {}
        words = [str(fields[name]) for name in Known._fields if isinstance(fields.get(name), str)]
        count = fields.get("count")
        if len(words) != len(Known._fields) or type(count) is not int:
            raise ConfigError(
                f"{from_here(file)}: the baseline is broken: an entry has another shape; {_REWRITE}"
            )
        counts[Known(*words)] += max(0, count)
    return counts
