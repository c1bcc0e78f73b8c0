"""Noticing repairs that make their own findings anew, or undo each other, round after round."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from maskqlint.findings import Finding

Key = tuple[str, str, str]
"""What makes a finding the same one in another round: file, code, and message without numbers."""

AGAIN = 2
"""How often a file has to be where it was before its repairs are given up."""

_NUMBERED = re.compile(r"_\d+\b")


def key_of(finding: Finding) -> Key:
    """A finding's identity across rounds, whatever line it is moved to.

    New names have a number where others are taken: `quant_mask_7` is `quant_mask` once more.
    """
    return finding.path, finding.code, _NUMBERED.sub("", finding.message)


class History:
    """What each file's findings were before each round, and which of them were repaired."""

    def __init__(self) -> None:
        self._rounds: list[tuple[dict[str, Counter[Key]], list[Finding]]] = []

    def add(self, findings: Iterable[Finding], repaired: list[Finding]) -> None:
        """Remember a round."""
        self._rounds.append((_by_file(findings), repaired))

    def recurring(self, findings: Iterable[Finding]) -> set[Key]:
        """The findings whose repairs come to nothing: a file has what it had before, and before that.

        Once is chance: one repair may show the next finding, worded alike.
        """
        now = _by_file(findings)
        result: set[Key] = set()
        for path in {each.path for each in self._rounds[-1][1]} & now.keys():
            repaired: set[Key] = set()
            times = 0
            for before, chosen in reversed(self._rounds):
                repaired |= {key_of(each) for each in chosen if each.path == path}
                times += before.get(path) == now[path]
                if times == AGAIN:
                    # Others may have come and gone with the repairs of other files.
                    result |= repaired if repaired & now[path].keys() else set()
                    break
        return result


def _by_file(findings: Iterable[Finding]) -> dict[str, Counter[Key]]:
    result: dict[str, Counter[Key]] = {}
    for finding in findings:
        result.setdefault(finding.path, Counter())[key_of(finding)] += 1
    return result


def told(keys: Iterable[Key]) -> list[str]:
    """One line for each file."""
    codes: dict[str, set[str]] = {}
    for path, code, _ in keys:
        codes.setdefault(path, set()).add(code)
    return [
        f"{path}: {', '.join(sorted(each))} not repaired: the repair would make the finding anew"
        for path, each in sorted(codes.items())
    ]
